using System.Text.Json;

namespace WpAspire.Hosting.Containers;

/// <summary>Says of each volume that is a resource where it is, and from time to time how much it holds.</summary>
internal sealed class VolumeSizes(DistributedApplicationModel model, ContainerRuntime runtime, ResourceNotificationService notifications) : BackgroundService
{
    private const string SizeProperty = "Size";

    // The runtime counts every file.
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var volumes = model.Resources.OfType<IResourceWithVolume>().ToList();
        if (volumes.Count == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(s_interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var listed = await runtime.RunAsync(["system", "df", "--verbose", "--format", "{{json .Volumes}}"], stoppingToken);
                foreach (var (name, size) in listed.ExitCode == 0 ? Parse(listed.Output) : [])
                {
                    if (volumes.FirstOrDefault(v => v.VolumeName == name) is { } volume)
                    {
                        await notifications.PublishUpdateAsync(volume, s => s with { Properties = s.Properties.RemoveAll(static p => p.Name == SizeProperty).Add(new(SizeProperty, size)) });
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }

    /// <summary>The volumes and their sizes in the runtime's answer.</summary>
    internal static IReadOnlyList<(string Name, string Size)> Parse(string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return [.. document.RootElement.EnumerateArray().Select(static v => (v.GetProperty("Name").GetString()!, Convert.ToString(v.GetProperty("Size").ToString(), CultureInfo.InvariantCulture)!))];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // Podman says it in other words.
            return [];
        }
    }
}
