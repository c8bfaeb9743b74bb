using System.Collections.Immutable;
using System.Globalization;

namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>Progress in words, the same on a terminal and in a log.</summary>
internal static class ProgressText
{
    private const int SecondsPerMinute = 60;

    // In the order in which a person asks.
    private static readonly ImmutableArray<OperationType> s_order =
    [
        OperationType.Create, OperationType.Update, OperationType.Replace, OperationType.CreateReplacement, OperationType.DeleteReplaced,
        OperationType.Delete, OperationType.Import, OperationType.ImportReplacement, OperationType.Read, OperationType.ReadReplacement,
        OperationType.Refresh, OperationType.ReadDiscard, OperationType.DiscardReplaced, OperationType.RemovePendingReplace,
        OperationType.Unknown, OperationType.Same,
    ];

    /// <summary>What is with a resource, such as <c>creating</c> or <c>created</c>.</summary>
    public static string State(ResourceProgress resource)
    {
        var text = OperationText.Of(resource.Operation);
        return resource switch
        {
            { State: ResourceState.Failed, Operation: OperationType.Unknown } => "failed",
            { State: ResourceState.Failed } => $"{text.Going} failed",
            { IsPlanned: true } => text.Plan,
            { State: ResourceState.Done } => text.Done,
            _ => text.Going,
        };
    }

    /// <summary>A time, such as <c>7 s</c> or <c>12 min 5 s</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        var seconds = (long)Math.Round(time.TotalSeconds);
        return seconds < SecondsPerMinute
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds} s")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / SecondsPerMinute} min {seconds % SecondsPerMinute} s");
    }

    /// <summary>How it ended, in one line: <c>3 created, 41 unchanged in 2 min 3 s.</c></summary>
    public static string Total(DeploymentProgress progress)
    {
        var isPreview = progress.Summary is { IsPreview: true };
        var counts = s_order
            .Select(operation => (Text: OperationText.Of(operation), Count: progress.Totals.GetValueOrDefault(operation), Operation: operation))
            .Where(static c => c.Count > 0)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Count} {(isPreview && c.Operation != OperationType.Same ? $"to {c.Text.Plan}" : c.Text.Done)}"))
            .ToList();
        var failed = progress.FailedResources.Count(static r => !r.Identity.IsStack);
        if (failed > 0)
        {
            counts.Add(string.Create(CultureInfo.InvariantCulture, $"{failed} failed"));
        }

        var what = counts.Count == 0 ? "Nothing to do" : string.Join(", ", counts);
        return progress.Summary is { } summary ? $"{what} in {Duration(TimeSpan.FromSeconds(summary.DurationSeconds))}." : $"{what}.";
    }

    /// <summary>The outputs, one a line.</summary>
    public static IEnumerable<string> Outputs(DeploymentProgress progress)
    {
        if (progress.Outputs.IsEmpty)
        {
            yield break;
        }

        yield return "Outputs:";
        var width = progress.Outputs.Keys.Max(static k => k.Length);
        foreach (var (name, value) in progress.Outputs)
        {
            yield return $"  {name.PadRight(width)}  {value}";
        }
    }
}
