using System.Runtime.CompilerServices;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.Hosting.Orchestration;

/// <summary>What a person sees of a resource while it starts: one word for its state, and a reason where there is one.</summary>
/// <param name="Name">The resource.</param>
/// <param name="Status">Its state; <c>Healthy</c> or <c>Starting</c> rather than <c>Running</c> where its health is checked.</param>
/// <param name="Detail">Why it is not ready, or where it is reached.</param>
internal sealed record ResourceLine(string Name, string Status, string Detail)
{
    /// <summary>The line for a snapshot.</summary>
    public static ResourceLine From(string name, CustomResourceSnapshot snapshot)
    {
        var state = snapshot.State?.Text ?? KnownResourceStates.NotStarted;
        if (state != KnownResourceStates.Running)
        {
            return new ResourceLine(name, state, snapshot.ExitCode is { } code ? $"exit code {code}" : "");
        }

        if (snapshot.HealthReports is [] || snapshot.HealthStatus == HealthStatus.Healthy)
        {
            var url = snapshot.Urls.FirstOrDefault(static u => u.Url.StartsWith("http", StringComparison.Ordinal))?.Url ?? "";
            return new ResourceLine(name, snapshot.HealthReports is [] ? state : "Healthy", url);
        }

        var reason = snapshot.HealthReports.FirstOrDefault(static r => r.Status is not null and not HealthStatus.Healthy)?.Description;
        return new ResourceLine(name, snapshot.ResourceReadyEvent is null ? "Waiting for health" : "Unhealthy", reason ?? "");
    }
}

/// <summary>The changes of the resources that people care for: containers and their parts.</summary>
internal sealed class ResourceFeed(DistributedApplicationModel model, ResourceNotificationService notifications)
{
    /// <summary>The resources, in the model's order.</summary>
    public IReadOnlyList<string> Names { get; } =
        [.. model.Resources.Where(static r => r is ContainerResource or IResourceWithParent).Select(static r => r.Name)];

    /// <summary>Follows the changes.</summary>
    public async IAsyncEnumerable<ResourceLine> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = new Dictionary<string, ResourceLine>(StringComparer.OrdinalIgnoreCase);
        await foreach (var change in notifications.WatchAsync(cancellationToken))
        {
            if (Names.Contains(change.Resource.Name, StringComparer.OrdinalIgnoreCase))
            {
                var line = ResourceLine.From(change.Resource.Name, change.Snapshot);
                if (last.GetValueOrDefault(line.Name) != line)
                {
                    last[line.Name] = line;
                    yield return line;
                }
            }
        }
    }
}
