using System.Globalization;
using System.Text;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Says how large what is mounted in a container is. Every file is counted: it takes a while.</summary>
internal sealed class VolumeSizes(EngineConnection connection, SiteInspector inspector)
{
    /// <summary>The sizes of a running container's mounts.</summary>
    /// <param name="resource">The container.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    /// <returns>Bytes by the path in the container; nothing where it does not run, or cannot count.</returns>
    public async Task<IReadOnlyDictionary<string, long>> MeasureAsync(ContainerResource resource, CancellationToken cancellationToken)
    {
        var paths = resource.Annotations.OfType<ContainerMountAnnotation>().Select(static m => m.Target).ToList();
        var container = paths.Count == 0 ? null : (await inspector.ContainersAsync(cancellationToken))[resource.Name].FirstOrDefault(static c => c.IsRunning);
        if (container is null)
        {
            return new Dictionary<string, long>();
        }

        var engine = await connection.GetAsync(cancellationToken);
        using var output = new MemoryStream();
        await engine.ExecAsync(container.Id, resource.Name, ["du", "--summarize", "--block-size=1", "--", .. paths], new ExecStreams { Output = output, Error = Stream.Null }, cancellationToken);
        return Parse(Encoding.UTF8.GetString(output.GetBuffer().AsSpan(0, (int)output.Length)));
    }

    /// <summary>Reads what <c>du</c> writes: bytes, a tab, a path.</summary>
    internal static Dictionary<string, long> Parse(string output) => output.Split('\n')
        .Select(static line => line.Split('\t', 2))
        .Where(static parts => parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out _))
        .ToDictionary(static parts => parts[1], static parts => long.Parse(parts[0], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
