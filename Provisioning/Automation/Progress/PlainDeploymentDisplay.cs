using System.Globalization;
using WpAspire.Provisioning.Automation.Events;

namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>One line a change, for logs, pipes and CI.</summary>
internal sealed class PlainDeploymentDisplay(DeploymentDisplayOptions options) : IDeploymentDisplay
{
    private const int TimeWidth = 6;
    private string? _left;

    /// <inheritdoc/>
    public DeploymentProgress Progress { get; private set; } = DeploymentProgress.Empty;

    /// <inheritdoc/>
    public void OnEvent(EngineEvent engineEvent)
    {
        var before = Progress;
        Progress = before.Apply(engineEvent);
        var lines = Lines(before, Progress).ToList();
        foreach (var line in lines)
        {
            options.WriteLine(options.Mask(line));
        }

        // Beside something that has happened, and once for each minute.
        if (lines.Count > 0 && options.Left(Progress) is { } left && left != _left)
        {
            options.WriteLine($"{Time(Progress)}  {_left = left}");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        // An operation that did not get as far as a summary has nothing to sum up.
        if (Progress.Summary is not null)
        {
            options.WriteLine(options.Mask(ProgressText.Total(Progress)));
            foreach (var line in ProgressText.Outputs(Progress))
            {
                options.WriteLine(options.Mask(line));
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>What an event has changed, in words.</summary>
    internal static IEnumerable<string> Lines(DeploymentProgress before, DeploymentProgress after)
    {
        foreach (var (urn, resource) in after.Resources)
        {
            var known = before.Resources.GetValueOrDefault(urn);
            if (!ReferenceEquals(resource, known) && resource.IsVisible && (known is null || !known.IsVisible || Text(known) != Text(resource)))
            {
                yield return $"{Time(after)}  {Text(resource)}";
            }
        }

        foreach (var line in Messages(before, after))
        {
            yield return $"{Time(after)}  {line}";
        }
    }

    /// <summary>What an event says, beside how a resource goes.</summary>
    internal static IEnumerable<string> Messages(DeploymentProgress before, DeploymentProgress after)
    {
        foreach (var line in after.Diagnostics.Skip(before.Diagnostics.Length).SelectMany(DiagnosticText.Lines))
        {
            yield return line;
        }

        foreach (var error in after.Errors.Skip(before.Errors.Length))
        {
            yield return $"error: {error.Trim()}";
        }

        if (after.Activity is { } activity && (before.Activity?.Id != activity.Id || before.Activity?.Type != activity.Type))
        {
            yield return activity.Message;
        }

        if (after.IsCancelling && !before.IsCancelling)
        {
            yield return DiagnosticText.Cancelling;
        }
    }

    private static string Text(ResourceProgress resource)
    {
        var identity = resource.Identity;
        var took = resource is { State: ResourceState.Done, IsPlanned: false, EndedAt: { } ended } && ended > resource.StartedAt
            ? $" ({ProgressText.Duration(resource.Elapsed(ended))})"
            : "";
        return $"{identity.Type} {identity.Name}  {ProgressText.State(resource)}{took}";
    }

    private static string Time(DeploymentProgress progress) =>
        string.Create(CultureInfo.InvariantCulture, $"{(progress.LatestAt - progress.StartedAt)?.TotalSeconds ?? 0:0} s").PadLeft(TimeWidth);
}
