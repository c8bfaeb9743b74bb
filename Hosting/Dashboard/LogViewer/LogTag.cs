using WpAspire.Hosting.Logs;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Dashboard.LogViewer;

/// <summary>Says who wrote a line.</summary>
internal static class LogTag
{
    /// <summary>The name of the resource, and which of its replicas it was where there are several.</summary>
    public static string Of(LogSource source, ConsoleLogs logs) =>
        source.Replica != LogSource.AppHost && HasSeveralReplicas(source.Resource, logs)
            ? SiteNames.Replica(source.Resource, source.Replica)
            : source.Resource;

    /// <summary>Whether that is not already said by which lines were asked for.</summary>
    public static bool IsNeeded(LogSelection selection, ConsoleLogs logs) =>
        selection.Resource is null || (selection.Replica is null && HasSeveralReplicas(selection.Resource, logs));

    private static bool HasSeveralReplicas(string resource, ConsoleLogs logs) =>
        logs[resource].Replicas.Skip(1).Any();
}
