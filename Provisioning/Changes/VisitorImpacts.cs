using System.Text.Json;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Changes;

/// <summary>Says what visitors notice of a plan.</summary>
internal static class VisitorImpacts
{
    // What RDS does not change without a restart of the server, as its documentation of "Modify" says.
    private static readonly string[] s_restarts = ["instanceClass", "engineVersion", "port", "caCertIdentifier", "dbSubnetGroupName", "parameterGroupName"];

    /// <summary>What visitors notice, the worst first; empty if they notice nothing.</summary>
    /// <param name="plan">The plan.</param>
    public static IReadOnlyList<VisitorImpact> Of(ChangePlan plan) => plan.IsFirst
        ? []
        : [.. plan.Certain.Select(Of).OfType<VisitorImpact>().Distinct().OrderByDescending(static i => i.Effect)];

    private static VisitorImpact? Of(PlannedChange change) => change switch
    {
        { Action: ChangeAction.Add } => null,
        { Type: "aws:rds:Instance", Action: ChangeAction.Change } when change.Touches(s_restarts) => new(VisitorEffect.Restart, Restart(change)),
        { Type: "aws:rds:Instance" or "aws:efs:FileSystem", Action: ChangeAction.Change } => null,
        { Type: "aws:rds:Instance" or "aws:efs:FileSystem" } => Outage($"'{change.Name}' is {Done(change)}: the site is down until it is there again and has its data"),
        { Type: "aws:elasticache:ReplicationGroup", Action: ChangeAction.Change } when change.Touches("nodeType", "engineVersion", "engine", "numCacheClusters", "automaticFailoverEnabled") =>
            new(VisitorEffect.Restart, $"the cache '{change.Name}' moves to other nodes: some seconds without it, in which pages come from the database"),
        { Type: "aws:elasticache:ReplicationGroup", Action: not ChangeAction.Change } =>
            new(VisitorEffect.Restart, $"the cache '{change.Name}' is {Done(change)}: pages are slower until a cache is full again"),
        { Type: "aws:ecs:Service", Action: ChangeAction.Change } when change.Touches("taskDefinition", "capacityProviderStrategies", "networkConfiguration", "platformVersion", "loadBalancers", "forceNewDeployment", "serviceRegistries") =>
            NewTasks($"'{ContainerService.WorkloadOf(change.Name)}' gets new tasks, which take over one by one"),
        { Type: "aws:ecs:Service", Action: ChangeAction.Replace, IsCreatedFirst: true } => NewTasks($"'{ContainerService.WorkloadOf(change.Name)}' is made anew beside the old one, which goes when the new tasks serve"),
        { Type: "aws:ecs:Service", Action: not ChangeAction.Change } => Outage($"'{ContainerService.WorkloadOf(change.Name)}' is {Done(change)}"),
        { Type: "aws:autoscaling:Group", Action: ChangeAction.Replace } or { Type: "aws:ec2:LaunchTemplate" } => NewTasks("tasks move to new instances"),
        { Type: "aws:lb:LoadBalancer", Action: not ChangeAction.Change } => Outage($"the load balancer is {Done(change)}: its address is another, and visitors come back as DNS caches expire"),
        { Type: "aws:lb:Listener", Action: not ChangeAction.Change, IsCreatedFirst: false } or { Type: "aws:lb:Listener", Action: ChangeAction.Remove } => Outage($"'{change.Name}' is {Done(change)}: no answer on its port meanwhile"),
        { Type: "aws:cloudfront:Distribution", Action: not ChangeAction.Change } => Outage($"CloudFront's distribution is {Done(change)}: visitors come back as DNS caches expire"),
        // The other records prove certificates.
        { Type: "aws:route53:Record", Action: not ChangeAction.Change } when change.Old.TryGetValue("type", out var type) && type.GetString() is "A" or "AAAA" => Outage($"the name of '{change.Name}' is {Done(change)}: visitors come back as DNS caches expire"),
        { Type: "aws:ec2:Vpc" or "aws:ec2:Subnet" or "aws:efs:MountTarget", Action: ChangeAction.Replace } => Outage($"'{change.Name}' is replaced, and what stands in it moves"),
        { Type: "aws:ec2:NatGateway", Action: not ChangeAction.Change } => new(VisitorEffect.Restart, $"'{change.Name}' is {Done(change)}: for about a minute tasks in its zone reach nothing outside (mail, updates, payment)"),
        _ => null,
    };

    private static string Restart(PlannedChange change) =>
        change.Old.TryGetValue("multiAz", out var standby) && standby.ValueKind == JsonValueKind.True
            ? $"the database '{change.Name}' restarts: about a minute without it, while the standby takes over"
            : $"the database '{change.Name}' restarts: some minutes without it, since it has no standby";

    private static VisitorImpact NewTasks(string sentence) => new(VisitorEffect.NewTasks, sentence);

    private static VisitorImpact Outage(string sentence) => new(VisitorEffect.Outage, sentence);

    private static string Done(PlannedChange change) => change.Action == ChangeAction.Replace ? "replaced" : "removed";
}
