using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Changes;

/// <summary>
/// Tells what a plan knows from what it only fears. While a resource is changed in place, Pulumi takes all that the
/// provider says of it for unknown, and with it whatever is made of that: a longer list of subnets in a subnet group
/// would "replace" the database that names the group. What names a resource does not change with it, though.
/// </summary>
internal static class Certainty
{
    // What stays as long as a resource does.
    private static readonly HashSet<string> s_identity = new(StringComparer.Ordinal)
    {
        "id", "urn", "arn", "name", "identifier", "clusterIdentifier", "replicationGroupId", "keyId", "address", "endpoint", "dnsName",
        "domainName", "hostedZoneId", "zoneId", "repositoryUrl", "arnSuffix", "prefixListId", "resourceId", "dashboardName", "family", "userId", "masterUserSecrets",
        "primaryEndpointAddress", "readerEndpointAddress", "serviceNamespace", "scalableDimension",
    };

    /// <summary>Marks what is not certain.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="program">The program that it is of.</param>
    public static ChangePlan Judge(ChangePlan plan, PulumiProgram program)
    {
        var resources = program.Resources.ToDictionary(program.LogicalNameOf, StringComparer.Ordinal);
        var judged = new Dictionary<string, PlannedChange>(StringComparer.Ordinal);
        var changes = plan.Changes.ToDictionary(static c => c.LogicalName, StringComparer.Ordinal);

        // A program has no cycles.
        PlannedChange Judged(PlannedChange change)
        {
            if (judged.TryGetValue(change.LogicalName, out var known))
            {
                return known;
            }

            judged[change.LogicalName] = change;
            return judged[change.LogicalName] = Narrow(change);
        }

        // What is feared to be replaced, and certain to differ in something else, is changed in place.
        PlannedChange Narrow(PlannedChange change)
        {
            if (change.Action is not (ChangeAction.Change or ChangeAction.Replace) || change.Properties.Count == 0 || !resources.TryGetValue(change.LogicalName, out var resource))
            {
                return change;
            }

            var certain = change.Properties.Where(p => !change.Unknown.Contains(p) || !IsKept(resource, p)).ToList();
            return certain.Count == 0 ? change with { IsUncertain = true }
                : change is { Action: ChangeAction.Replace, Reasons.Count: > 0 } && !change.Reasons.Any(certain.Contains) ? change with { Action = ChangeAction.Change, Properties = certain, Reasons = [] }
                : change;
        }

        bool IsKept(CustomResource resource, string property) =>
            resource.Args.Properties()[property]?.DescendantsAndSelf().OfType<ResourceExpression>().ToList() is { Count: > 0 } sources
            && sources.All(s => !changes.TryGetValue(program.LogicalNameOf(s.Resource), out var source)
                || Judged(source).IsUncertain
                || (Judged(source).Action == ChangeAction.Change && s_identity.Contains(s.Path.Split('.', '[')[0])));

        return plan with { Changes = [.. plan.Changes.Select(Judged)] };
    }
}
