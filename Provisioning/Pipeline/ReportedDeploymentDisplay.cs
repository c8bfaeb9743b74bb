using System.Threading.Channels;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Logging;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>Shows how an operation on a stack goes as Aspire shows its own work: a task a resource, and rows for what is said.</summary>
internal sealed class ReportedDeploymentDisplay : IDeploymentDisplay
{
    private readonly IReportingStep _step;
    private readonly Func<string, string> _mask;
    private readonly Func<DeploymentProgress, string?> _left;
    private string? _lastLeft;

    // Events come on a thread that must not wait for who shows them.
    private readonly Channel<(DeploymentProgress Before, DeploymentProgress After)> _changes = Channel.CreateUnbounded<(DeploymentProgress, DeploymentProgress)>(new() { SingleReader = true });
    private readonly Dictionary<string, IReportingTask> _tasks = new(StringComparer.Ordinal);
    private readonly Task _reporting;

    /// <summary>Begins.</summary>
    /// <param name="step">What it is reported to.</param>
    /// <param name="mask">Keeps secrets out of what is shown, beside those that Pulumi itself masks.</param>
    /// <param name="left">Says how long it still takes.</param>
    public ReportedDeploymentDisplay(IReportingStep step, Func<string, string> mask, Func<DeploymentProgress, string?> left)
    {
        _left = left;
        _step = step;
        _mask = mask;
        _reporting = Task.Run(ReportAsync);
    }

    /// <inheritdoc/>
    public DeploymentProgress Progress { get; private set; } = DeploymentProgress.Empty;

    /// <inheritdoc/>
    public void OnEvent(EngineEvent engineEvent)
    {
        var before = Progress;
        Progress = before.Apply(engineEvent);
        _changes.Writer.TryWrite((before, Progress));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_changes.Writer.TryComplete())
        {
            return;
        }

        await _reporting;
        foreach (var task in _tasks.Values)
        {
            await task.CompleteAsync("not done", CompletionState.CompletedWithWarning);
        }

        // An operation that did not get as far as a summary has nothing to sum up.
        foreach (var line in Progress.Summary is null ? [] : ProgressText.Outputs(Progress).Prepend(ProgressText.Total(Progress)))
        {
            _step.Log(LogLevel.Information, _mask(line));
        }
    }

    private async Task ReportAsync()
    {
        await foreach (var (before, after) in _changes.Reader.ReadAllAsync())
        {
            foreach (var (urn, resource) in after.Resources)
            {
                if (resource.IsVisible && !ReferenceEquals(resource, before.Resources.GetValueOrDefault(urn)))
                {
                    await ReportAsync(urn, resource);
                }
            }

            foreach (var line in PlainDeploymentDisplay.Messages(before, after))
            {
                _step.Log(LogLevel.Information, _mask(line));
            }

            if (_left(after) is { } left && left != _lastLeft)
            {
                _step.Log(LogLevel.Information, _lastLeft = left);
            }
        }
    }

    private async Task ReportAsync(string urn, ResourceProgress resource)
    {
        var text = $"{resource.Identity.Type} {resource.Identity.Name} {ProgressText.State(resource)}";
        if (!_tasks.TryGetValue(urn, out var task))
        {
            _tasks[urn] = task = await _step.CreateTaskAsync(text);
        }

        if (resource.State == ResourceState.InProgress)
        {
            await task.UpdateAsync(text);
            return;
        }

        _tasks.Remove(urn);
        await task.CompleteAsync(text, resource.State == ResourceState.Failed ? CompletionState.CompletedWithError : CompletionState.Completed);
    }
}
