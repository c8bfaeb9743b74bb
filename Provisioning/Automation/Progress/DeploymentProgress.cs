using System.Collections.Immutable;
using WpAspire.Provisioning.Automation.Events;

namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>How far an operation on a stack is: the sum of the events so far.</summary>
public sealed record DeploymentProgress
{
    /// <summary>Before the first event.</summary>
    public static DeploymentProgress Empty { get; } = new();

    /// <summary>The resources, by their unique names.</summary>
    public ImmutableDictionary<string, ResourceProgress> Resources { get; init; } = ImmutableDictionary.Create<string, ResourceProgress>(StringComparer.Ordinal);

    /// <summary>What was said, about resources and about none.</summary>
    public ImmutableArray<DiagnosticEvent> Diagnostics { get; init; } = [];

    /// <summary>Errors of the engine itself.</summary>
    public ImmutableArray<string> Errors { get; init; } = [];

    /// <summary>The stack's outputs as text, once they are known. Secrets are <c>[secret]</c>.</summary>
    public ImmutableSortedDictionary<string, string> Outputs { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The plugin that is being downloaded or installed.</summary>
    public ProgressEvent? Activity { get; init; }

    /// <summary>Whether Pulumi was asked to stop and finishes what it has begun.</summary>
    public bool IsCancelling { get; init; }

    /// <summary>When the first event happened.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the latest event happened.</summary>
    public DateTimeOffset? LatestAt { get; init; }

    /// <summary>How it ended; <see langword="null"/> until it has.</summary>
    public SummaryEvent? Summary { get; init; }

    /// <summary>The resources that a person wants to see, in the order in which they were begun.</summary>
    public IEnumerable<ResourceProgress> VisibleResources => Resources.Values.Where(static r => r.IsVisible).OrderBy(static r => r.Index);

    /// <summary>The resources that failed, in the order in which they were begun.</summary>
    public IEnumerable<ResourceProgress> FailedResources => Resources.Values.Where(static r => r.State == ResourceState.Failed).OrderBy(static r => r.Index);

    /// <summary>How many resources had which operation: Pulumi's own count at the end, and until then that of what is done.</summary>
    public IImmutableDictionary<OperationType, int> Totals =>
        Summary?.ResourceChanges ?? Resources.Values.Where(static r => r.State == ResourceState.Done).CountBy(static r => r.Operation).ToImmutableDictionary();

    /// <summary>The progress after one more event. An event of an unknown kind changes nothing but the time.</summary>
    public DeploymentProgress Apply(EngineEvent engineEvent)
    {
        ArgumentNullException.ThrowIfNull(engineEvent);
        var at = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(engineEvent.Timestamp, 0, s_latest));
        return Next(engineEvent, at) with { StartedAt = StartedAt ?? at, LatestAt = at };
    }

    private static readonly long s_latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    private DeploymentProgress Next(EngineEvent engineEvent, DateTimeOffset at) => engineEvent switch
    {
        { ResourcePreEvent: { } begun } => With(begun.Metadata, ResourceState.InProgress, at, begun.Planning),
        { ResourceOutputsEvent: { } done } => With(done.Metadata, ResourceState.Done, at, done.Planning).WithOutputs(done.Metadata),
        { ResourceOperationFailedEvent: { } failed } => With(failed.Metadata, ResourceState.Failed, at, null),
        { DiagnosticEvent: { Ephemeral: not true } diagnostic } => With(diagnostic, at),
        { StandardOutputEvent: { } output } when Cancellation.IsAcknowledgement(output.Message) => this with { IsCancelling = true },
        { ProgressEvent: { } activity } => this with { Activity = activity.Done ? null : activity },
        { ErrorEvent: { } error } => this with { Errors = Errors.Add(error.Error) },
        { SummaryEvent: { } summary } => this with { Summary = summary, Activity = null },
        _ => this,
    };

    private DeploymentProgress With(StepEventMetadata step, ResourceState state, DateTimeOffset at, bool? planned)
    {
        var known = Resources.GetValueOrDefault(step.Urn);
        var row = known is null
            ? new ResourceProgress { Urn = step.Urn, Index = Resources.Count, Operation = step.Op, State = state, StartedAt = at }
            : known with { Operation = step.Op, State = state };

        // A replacement is several steps on one resource; once one of them has failed, the resource has.
        if (known?.State == ResourceState.Failed)
        {
            row = row with { Operation = known.Operation, State = ResourceState.Failed };
        }

        row = row with { EndedAt = row.State == ResourceState.InProgress ? null : at, IsPlanned = planned ?? row.IsPlanned };
        return this with { Resources = Resources.SetItem(step.Urn, row) };
    }

    private DeploymentProgress With(DiagnosticEvent diagnostic, DateTimeOffset at)
    {
        var next = this with { Diagnostics = Diagnostics.Add(diagnostic) };
        if (diagnostic.Urn is not { Length: > 0 } urn)
        {
            return next;
        }

        var isError = diagnostic.Severity == "error";
        if (!Resources.TryGetValue(urn, out var row))
        {
            // The engine refuses some resources before it has begun a step on them.
            if (!isError)
            {
                return next;
            }

            row = new() { Urn = urn, Index = Resources.Count, Operation = OperationType.Unknown, State = ResourceState.Failed, StartedAt = at, EndedAt = at };
        }

        row = row with { Diagnostics = row.Diagnostics.Add(diagnostic) };
        return next with { Resources = Resources.SetItem(urn, isError ? row with { State = ResourceState.Failed, EndedAt = at } : row) };
    }

    private DeploymentProgress WithOutputs(StepEventMetadata step) =>
        ResourceUrn.Parse(step.Urn).IsStack && step.New is { Outputs.Count: > 0 } stack
            ? this with { Outputs = stack.Outputs.ToImmutableSortedDictionary(static o => o.Key, static o => Serialization.PulumiValue.ToText(o.Value), StringComparer.Ordinal) }
            : this;
}
