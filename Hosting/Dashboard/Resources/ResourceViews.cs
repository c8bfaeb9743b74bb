using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Dashboard.Resources;

/// <summary>Makes of a resource and what is known of it what the dashboard shows. Pure.</summary>
internal static class ResourceViews
{
    private static readonly HashSet<string> s_confirmed = new(StringComparer.OrdinalIgnoreCase) { KnownResourceCommands.StopCommand, KnownResourceCommands.RestartCommand };

    /// <summary>The view of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="snapshot">What is known of it; <see langword="null"/> if nothing is.</param>
    /// <param name="replicas">The states of its replicas; empty for what has no container.</param>
    /// <param name="canScale">Whether it can have several replicas.</param>
    /// <param name="services">The AppHost's services, for commands that ask them whether they can be executed.</param>
    public static ResourceView Create(IResource resource, CustomResourceSnapshot? snapshot, IReadOnlyCollection<string> replicas, bool canScale, IServiceProvider services)
    {
        var (state, mood, message) = StateOf(snapshot);
        return new()
        {
            Name = resource.Name,
            Type = resource.GetType().Name.Replace("Resource", "", StringComparison.Ordinal),
            Parent = (resource as IResourceWithParent)?.Parent.Name,
            State = state,
            Mood = mood,
            Message = message,
            StartedAt = mood is ResourceMood.Off ? null : snapshot?.StartTimeStamp,
            Image = snapshot?.Properties.FirstOrDefault(static p => p.Name == SnapshotProperties.ContainerImage)?.Value as string,
            Replicas = replicas.Count == 0 ? null : new(replicas.Count(static r => r == KnownResourceStates.Running), replicas.Count),
            CanScale = canScale,
            Urls = [.. (snapshot?.Urls ?? []).Where(static u => !u.IsInactive && !u.IsInternal).Select(Url)],
            Commands = snapshot is null ? [] : [.. Commands(resource, snapshot, services)],
            Health = snapshot?.HealthReports ?? [],
            WaitsFor = [.. resource.Annotations.OfType<WaitAnnotation>().Select(static w => w.Resource.Name).Distinct(StringComparer.OrdinalIgnoreCase)],
            RefersTo = [.. resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(static r => r.Resource.Name).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    private static (string State, ResourceMood Mood, string? Message) StateOf(CustomResourceSnapshot? snapshot)
    {
        var state = snapshot?.State?.Text ?? KnownResourceStates.NotStarted;
        if (snapshot is null || state == KnownResourceStates.NotStarted)
        {
            return (state, ResourceMood.Off, null);
        }

        if (state == KnownResourceStates.Running)
        {
            var failing = snapshot.HealthReports.FirstOrDefault(static r => r.Status is not HealthStatus.Healthy);
            var why = failing?.ExceptionText ?? failing?.Description;
            return (snapshot.HealthReports.IsEmpty, snapshot.HealthStatus) switch
            {
                (true, _) => (state, ResourceMood.Good, null),
                (_, HealthStatus.Healthy) => ("Healthy", ResourceMood.Good, null),
                (_, HealthStatus.Degraded) => ("Degraded", ResourceMood.Warning, why),
                _ when snapshot.ResourceReadyEvent is null => ("Waiting for health", ResourceMood.Busy, why),
                _ => ("Unhealthy", ResourceMood.Bad, why),
            };
        }

        var exit = snapshot.ExitCode is { } code ? string.Create(CultureInfo.InvariantCulture, $"It ended with exit code {code}.") : null;
        return (state, MoodOf(state, snapshot.ExitCode), exit);
    }

    private static ResourceMood MoodOf(string state, int? exitCode) => state switch
    {
        _ when state == KnownResourceStates.FailedToStart || state == KnownResourceStates.RuntimeUnhealthy => ResourceMood.Bad,
        _ when state == KnownResourceStates.Exited => exitCode is null or 0 ? ResourceMood.Off : ResourceMood.Bad,
        _ when KnownResourceStates.TerminalStates.Contains(state) => ResourceMood.Off,
        _ => ResourceMood.Busy,
    };

    private static UrlView Url(UrlSnapshot url) => new(
        url.DisplayProperties.DisplayName is { Length: > 0 } title ? title : url.Url,
        url.Url,
        Uri.TryCreate(url.Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");

    private static IEnumerable<CommandView> Commands(IResource resource, CustomResourceSnapshot snapshot, IServiceProvider services)
    {
        foreach (var command in resource.Annotations.OfType<ResourceCommandAnnotation>())
        {
            var state = command.UpdateState(new() { ResourceSnapshot = snapshot, ServiceProvider = services });
            if (state != ResourceCommandState.Hidden)
            {
                var confirmation = command.ConfirmationMessage ?? (s_confirmed.Contains(command.Name) ? $"{command.DisplayName} {resource.Name}? {command.DisplayDescription}" : null);
                yield return new(command.Name, command.DisplayName, command.DisplayDescription, confirmation, state == ResourceCommandState.Enabled)
                {
                    Arguments = [.. command.Arguments.Select(static a => new ArgumentView(a.Name, a.Label ?? a.Name, a.Description, a.InputType, a.Required, a.Value, a.Placeholder))],
                };
            }
        }
    }
}
