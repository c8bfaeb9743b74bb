using CsCheck;
using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Aws.Scheduler;
using WpAspire.Provisioning.Aws.SecretsManager;
using WpAspire.Provisioning.Aws.Vpc;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Topology.Properties;

/// <summary>
/// What a task or an instance needs to start or to stop is made before it and removed after it. Pulumi removes in the order
/// of the references, backwards, so whatever runs must lead to all of it.
/// </summary>
public class DeletionOrderTests
{
    [Fact]
    public Task What_runs_outlives_nothing_that_it_needs() => RandomSites.All.SampleAsync(
        static async site => Check(await site.CreateAsync(TestContext.Current.CancellationToken)), iter: 30);

    [Fact]
    public async Task So_it_is_on_instances_in_a_network_with_endpoints_only() => Check(await TestSites.NoNat.With("Aws:Compute:LaunchType", "ec2")
        .With("Aws:Network:InterfaceEndpoints", "ecr.api,ecr.dkr,ecs,ecs-agent,ecs-telemetry,logs,secretsmanager,ssmmessages")
        .CreateAsync(TestContext.Current.CancellationToken));

    private static void Check(SiteTopology site)
    {
        var program = site.Program;
        var needs = new References();
        CustomResource[] ways =
        [
            .. program.OfType<Route>().Where(r => site.Network.NatGateways.Count > 0 || r.Name != "public-default"),
            .. program.OfType<RouteTableAssociation>().Where(a => a.Name.StartsWith("app-", StringComparison.Ordinal) || (site.Network.NatGateways.Count > 0 && a.Name.StartsWith("public-", StringComparison.Ordinal))),
            .. program.OfType<NatGateway>(),
            .. program.OfType<VpcEndpoint>(),
        ];
        foreach (var workload in site.Compute.Workloads.Where(static w => w.Service is not null))
        {
            var name = workload.Workload.Name;
            CustomResource[] shared =
            [
                .. ways,
                .. Rules(program, workload.SecurityGroup),
                .. program.OfType<LogGroup>().Where(l => ((CustomResource)l).Name == $"{name}-log"),
                .. workload.Workload.Site is null ? [] : program.OfType<SecretVersion>(),
                .. site.FileSystems.Where(f => workload.Workload.Mounts.Any(m => m.Volume == f.Volume)).SelectMany(static f => f.MountTargets.Append<CustomResource>(f.AccessPoint)),
            ];
            Outlived([.. shared, .. Rights(program, name)], needs.Of(workload.Service!), name);
            foreach (var schedule in program.OfType<Schedule>().Where(s => ((CustomResource)s).Name == $"{name}-cron"))
            {
                Outlived([.. shared.Where(static r => r.Name != "installation-secrets-version"), .. Rights(program, $"{name}-cron")], needs.Of(schedule), ((CustomResource)schedule).Name);
            }

            foreach (var target in program.OfType<EventTarget>().Where(t => ((CustomResource)t).Name == $"{name}-installation-target"))
            {
                Outlived([.. shared, .. Rights(program, $"{name}-installation")], needs.Of(target), ((CustomResource)target).Name);
                Assert.Contains(target, needs.Of(workload.Service!));
            }
        }

        if (site.Compute.Cluster.Ec2 is { } ec2)
        {
            CustomResource[] own = [.. ways, .. Rules(program, ec2.SecurityGroup), .. program.OfType<RolePolicyAttachment>().Where(static a => ((CustomResource)a).Name.StartsWith("instances-", StringComparison.Ordinal))];
            Outlived(own, needs.Of(ec2.Group), "instances");
            Assert.Contains(ec2.Group, needs.Of(ec2.Provider));
            Assert.All(program.OfType<Service>(), s => Assert.Contains(ec2.Provider, needs.Of(s)));
        }
    }

    private static IEnumerable<CustomResource> Rights(PulumiProgram program, string task) =>
        program.OfType<RolePolicy>().Where(p => ((CustomResource)p).Name is var n && (n == $"{task}-execution-policy" || n == $"{task}-task-policy"));

    private static void Outlived(IEnumerable<CustomResource> needed, IReadOnlySet<CustomResource> found, string by) =>
        Assert.All(needed, r => Assert.True(found.Contains(r), $"'{by}' can be removed after '{r.Name}', which it needs."));

    private static IEnumerable<CustomResource> Rules(PulumiProgram program, SecurityGroup group) =>
    [
        .. program.OfType<SecurityGroupEgressRule>().Where(r => Is(r.Args.SecurityGroupId, group) || Is(r.Args.ReferencedSecurityGroupId, group)),
        .. program.OfType<SecurityGroupIngressRule>().Where(r => Is(r.Args.SecurityGroupId, group) || Is(r.Args.ReferencedSecurityGroupId, group)),
    ];

    private static bool Is(Input<string>? id, SecurityGroup group) => id?.Expression is ResourceExpression reference && reference.Resource == group;
}
