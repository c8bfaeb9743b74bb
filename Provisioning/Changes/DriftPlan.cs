using System.Collections.Immutable;
using System.Text.Json;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Automation.Progress;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Changes;

/// <summary>What was changed in AWS behind Pulumi's back, from the events of a refresh.</summary>
internal static class DriftPlan
{
    // What AWS changes by itself, as it was asked to: nobody has to know.
    private static readonly (string Type, string[] Properties)[] s_own =
    [
        ("aws:ecs:Service", ["desiredCount", "taskDefinition"]),
        ("aws:autoscaling:Group", ["desiredCapacity"]),
        ("aws:rds:Instance", ["allocatedStorage", "engineVersion", "engineVersionActual", "latestRestorableTime", "status"]),
        ("aws:elasticache:ReplicationGroup", ["engineVersion", "engineVersionActual"]),
    ];

    /// <summary>Reads it.</summary>
    /// <param name="events">The events of a refresh, or of its preview.</param>
    /// <param name="site">What the names of all resources begin with.</param>
    public static ChangePlan Of(IEnumerable<EngineEvent> events, string site)
    {
        var changes = new List<PlannedChange>();
        foreach (var step in events.Select(static e => e.ResourceOutputsEvent?.Metadata).OfType<StepEventMetadata>())
        {
            var identity = ResourceUrn.Parse(step.Urn);
            if (identity.IsStack || identity.IsProvider || step.Old is null)
            {
                continue;
            }

            if (step.Op == OperationType.Delete || step.New is null)
            {
                changes.Add(Change(step, ChangeAction.Remove, [], identity, site));
            }
            else if (step.Op is OperationType.Update or OperationType.Refresh && Differing(step, identity) is { Count: > 0 } properties)
            {
                changes.Add(Change(step, ChangeAction.Change, properties, identity, site));
            }
        }

        return new(changes, 0);
    }

    // What the program asked for: what a provider counts, dates and describes by itself is nobody's change.
    private static List<string> Differing(StepEventMetadata step, ResourceUrn identity)
    {
        var own = s_own.FirstOrDefault(o => o.Type == identity.Type).Properties ?? [];
        return [.. step.Old!.Inputs.Keys.Union(step.New!.Inputs.Keys)
            .Where(k => !k.StartsWith("__", StringComparison.Ordinal) && !own.Contains(k) && !Same(step.Old.Inputs, step.New.Inputs, k))
            .Order(StringComparer.Ordinal)];
    }

    private static bool Same(ImmutableDictionary<string, JsonElement> old, ImmutableDictionary<string, JsonElement> now, string key) =>
        old.TryGetValue(key, out var a) && now.TryGetValue(key, out var b) && JsonElement.DeepEquals(a, b);

    private static PlannedChange Change(StepEventMetadata step, ChangeAction action, IReadOnlyList<string> properties, ResourceUrn identity, string site) =>
        new(step.Urn, action, properties, []) { Name = LogicalNames.InProgram(site, identity.Name) };
}
