using System.Collections.Immutable;
using System.Text.Json;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Automation.Progress;
using WpAspire.Provisioning.Automation.Serialization;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Changes;

/// <summary>What an operation would do to a site, from the engine's own plan.</summary>
/// <param name="Changes">The resources that are touched, in the order of the plan.</param>
/// <param name="Unchanged">How many are not.</param>
internal sealed record ChangePlan(IReadOnlyList<PlannedChange> Changes, int Unchanged)
{
    private static readonly ImmutableDictionary<string, JsonElement> s_nothing = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Whether nothing is to be done.</summary>
    public bool IsEmpty => Changes.Count == 0;

    /// <summary>Whether the site was not there before: nobody visits it, and it has no data.</summary>
    public bool IsFirst => Unchanged == 0 && Changes.Count > 0 && Changes.All(static c => c.Action == ChangeAction.Add);

    /// <summary>Those that are certain.</summary>
    public IEnumerable<PlannedChange> Certain => Changes.Where(static c => !c.IsUncertain);

    /// <summary>Reads the plan.</summary>
    /// <param name="events">The events of a preview.</param>
    /// <param name="site">What the names of all resources begin with.</param>
    public static ChangePlan Of(IEnumerable<EngineEvent> events, string site)
    {
        var changes = new Dictionary<string, PlannedChange>(StringComparer.Ordinal);
        var deletedFirst = new HashSet<string>(StringComparer.Ordinal);
        var unchanged = 0;
        foreach (var step in events.Select(static e => e.ResourcePreEvent?.Metadata).OfType<StepEventMetadata>())
        {
            var identity = ResourceUrn.Parse(step.Urn);
            if (identity.IsStack || identity.IsProvider)
            {
                continue;
            }

            if (step.Op == OperationType.Same)
            {
                unchanged++;
            }

            if (step.Op == OperationType.DeleteReplaced && !changes.ContainsKey(step.Urn))
            {
                deletedFirst.Add(step.Urn);
            }

            if (ActionOf(step.Op) is { } action)
            {
                changes[step.Urn] = Merge(changes.GetValueOrDefault(step.Urn), Create(step, action, identity, site)) with { IsCreatedFirst = !deletedFirst.Contains(step.Urn) };
            }
        }

        return new([.. changes.Values], unchanged);
    }

    private static ChangeAction? ActionOf(OperationType operation) => operation switch
    {
        OperationType.Create or OperationType.Import => ChangeAction.Add,
        OperationType.Update => ChangeAction.Change,
        OperationType.Replace or OperationType.CreateReplacement or OperationType.DeleteReplaced or OperationType.ImportReplacement => ChangeAction.Replace,
        OperationType.Delete => ChangeAction.Remove,
        _ => null,
    };

    private static PlannedChange Create(StepEventMetadata step, ChangeAction action, ResourceUrn identity, string site)
    {
        var reasons = step.Keys ?? [];
        var properties = (step.Diffs ?? []).Union(reasons).Order(StringComparer.Ordinal).ToArray();
        return new(step.Urn, action, properties, [.. reasons.Order(StringComparer.Ordinal)])
        {
            Name = LogicalNames.InProgram(site, identity.Name),
            Old = step.Old?.Inputs ?? s_nothing,
            New = step.New?.Inputs ?? s_nothing,
            StaysInAws = step.Old?.RetainOnDelete is true,
            Unknown = step.New is null ? new HashSet<string>() : properties.Where(p => !step.New.Inputs.TryGetValue(p, out var value) || PulumiValue.HasUnknown(value)).ToHashSet(StringComparer.Ordinal),
        };
    }

    // A replacement is several steps, and the deletion among them says least.
    private static PlannedChange Merge(PlannedChange? known, PlannedChange step) =>
        known is null || known.Properties.Count == 0 ? step
        : step.Properties.Count == 0 ? known
        : step with { Unknown = known.Unknown.Union(step.Unknown).ToHashSet(StringComparer.Ordinal) };
}
