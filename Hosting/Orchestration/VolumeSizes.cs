using System.Globalization;
using System.Text;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Says how large what is mounted in containers is. Every file is counted: it takes a while.</summary>
internal sealed class VolumeSizes(EngineConnection connection, SiteInspector inspector, DistributedApplicationModel model)
{
    /// <summary>The sizes of what a container has mounted, or of a volume.</summary>
    /// <param name="resource">The container or the volume.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    /// <returns>Bytes by the mount's label; nothing where no container runs that has it, or that can count.</returns>
    public async Task<IReadOnlyDictionary<string, long>> MeasureAsync(IResource resource, CancellationToken cancellationToken)
    {
        var mounts = VolumeMounts.Of(resource, model).ToList();
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        if (mounts.Count == 0)
        {
            return sizes;
        }

        var containers = await inspector.ContainersAsync(cancellationToken);
        foreach (var ofOne in mounts.GroupBy(static m => m.Container))
        {
            if (containers[ofOne.Key.Name].FirstOrDefault(static c => c.IsRunning) is { } container)
            {
                var counted = await CountAsync(container, [.. ofOne.Select(static m => m.Mount.Target)], cancellationToken);
                foreach (var (_, mount, label) in ofOne)
                {
                    if (counted.TryGetValue(mount.Target, out var size))
                    {
                        sizes[label] = size;
                    }
                }
            }
        }

        return sizes;
    }

    private async Task<Dictionary<string, long>> CountAsync(ContainerState container, string[] paths, CancellationToken cancellationToken)
    {
        var engine = await connection.GetAsync(cancellationToken);
        using var output = new MemoryStream();
        await engine.ExecAsync(container.Id, container.Resource, ["du", "--summarize", "--block-size=1", "--", .. paths], new ExecStreams { Output = output, Error = Stream.Null }, cancellationToken);
        return Parse(Encoding.UTF8.GetString(output.GetBuffer().AsSpan(0, (int)output.Length)));
    }

    /// <summary>Reads what <c>du</c> writes: bytes, a tab, a path.</summary>
    internal static Dictionary<string, long> Parse(string output) => output.Split('\n')
        .Select(static line => line.Split('\t', 2))
        .Where(static parts => parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out _))
        .ToDictionary(static parts => parts[1], static parts => long.Parse(parts[0], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
