using System.Globalization;
using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ecr;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.LB;
using WpAspire.Provisioning.Aws.SecretsManager;
using WpAspire.Provisioning.Aws.Vpc;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>
/// Reads off a program who talks to whom: a box is a security group with what is in it, an arrow is a rule between two
/// of them.
/// </summary>
internal sealed class ArchitectureReader
{
    private const string Everywhere = "0.0.0.0/0";
    private const string Visitors = "visitors";
    private const string Internet = "internet";

    private readonly PulumiProgram _program;
    private readonly Dictionary<SecurityGroup, List<CustomResource>> _members = [];
    private readonly List<ArchitectureBox> _boxes = [];
    private readonly List<ArchitectureArrow> _arrows = [];

    private ArchitectureReader(PulumiProgram program)
    {
        _program = program;
        foreach (var group in program.OfType<SecurityGroup>())
        {
            _members.Add(group, []);
        }

        foreach (var resource in program.Resources.Where(static r => r is not (SecurityGroup or SecurityGroupIngressRule or SecurityGroupEgressRule)))
        {
            foreach (var group in References.Of(resource.Args).OfType<SecurityGroup>().Distinct())
            {
                _members[group].Add(Shown(resource));
            }
        }
    }

    /// <summary>Reads a program.</summary>
    public static Architecture Read(PulumiProgram program)
    {
        var reader = new ArchitectureReader(program);
        reader.ReadEdge();
        reader.ReadGroups();
        reader.ReadRules();
        reader.ReadTasks();
        return new([.. reader._boxes.DistinctBy(static b => b.Id)], [.. reader._arrows.Distinct()]);
    }

    // A mount target is one of the addresses of its file system, a launch template what instances are made of.
    private CustomResource Shown(CustomResource resource) => resource switch
    {
        LaunchTemplate template => _program.OfType<Aws.AutoScaling.Group>().FirstOrDefault(g => References.Of(g.Args).Contains(template)) ?? resource,
        Aws.Efs.MountTarget target => References.Of<Aws.Efs.FileSystem>(target.Args.FileSystemId) ?? resource,
        _ => resource,
    };

    private void ReadEdge()
    {
        _boxes.Add(new(Visitors, ["Visitors"], ArchitectureShape.Outside));
        foreach (var distribution in _program.OfType<Distribution>())
        {
            string[] firewall = References.Of<Aws.WafV2.WebAcl>(distribution.Args.WebAclId) is null ? [] : ["with AWS WAF"];
            _boxes.Add(new(Id(distribution), ["CloudFront", distribution.Name, .. firewall], ArchitectureShape.Resource));
            _arrows.Add(new(Visitors, Id(distribution), "443"));
            foreach (var balancer in Reached(distribution).OfType<LoadBalancer>())
            {
                var group = References.Of<SecurityGroup>(balancer.Args.SecurityGroups);
                _arrows.Add(new(Id(distribution), group is null ? Id(balancer) : Id(group), "VPC origin"));
            }
        }
    }

    private void ReadGroups()
    {
        foreach (var tier in _members.Keys.GroupBy(TierOf).OrderBy(static t => t.Key is null).ThenByDescending(static t => t.Key == "public"))
        {
            _boxes.AddRange(tier.Select(group => new ArchitectureBox(Id(group), Members(group), ArchitectureShape.Resource) { Tier = tier.Key }));
        }
    }

    private void ReadRules()
    {
        foreach (var rule in _program.OfType<SecurityGroupIngressRule>())
        {
            if (References.Of<SecurityGroup>(rule.Args.SecurityGroupId) is not { } to)
            {
                continue;
            }

            var port = $"{rule.Args.ToPort?.Literal}";
            if (References.Of<SecurityGroup>(rule.Args.ReferencedSecurityGroupId) is { } from)
            {
                _arrows.Add(new(Id(from), Id(to), port));
            }
            else if (rule.Args.CidrIpv4?.Literal == Everywhere)
            {
                _arrows.Add(new(Visitors, Id(to), port));
            }
        }

        var outgoing = _program.OfType<SecurityGroupEgressRule>().Where(static r => r.Args.CidrIpv4?.Literal == Everywhere)
            .Select(static r => (From: References.Of<SecurityGroup>(r.Args.SecurityGroupId), Port: $"{r.Args.ToPort?.Literal}"))
            .Where(static r => r.From is not null).ToList();
        _arrows.AddRange(outgoing.Select(static r => new ArchitectureArrow(Id(r.From!), Internet, r.Port)));
        if (outgoing.Count > 0)
        {
            var nats = _program.OfType<NatGateway>().Count();
            string[] through = nats == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"through {nats} NAT gateway{(nats == 1 ? "" : "s")}")];
            _boxes.Add(new(Internet, ["AWS services and the internet", .. through], ArchitectureShape.Outside));
        }
    }

    private void ReadTasks()
    {
        foreach (var task in _program.OfType<TaskDefinition>())
        {
            var user = _program.OfType<Service>().FirstOrDefault(s => References.Of<TaskDefinition>(s.Args.TaskDefinition) == task) is { } service
                ? References.Of<SecurityGroup>(service.Args.NetworkConfiguration)
                : null;
            foreach (var used in References.Of(task.Args.ContainerDefinitions).Distinct().Where(static r => r is Repository or Secret))
            {
                _boxes.Add(new(Id(used), [ResourceKind.Of(used), used.Name], ArchitectureShape.Store));
                if (user is not null)
                {
                    _arrows.Add(new(Id(user), Id(used), "", IsReading: true));
                }
            }
        }
    }

    private List<string> Members(SecurityGroup group)
    {
        List<string> members = [.. _members[group].Distinct().GroupBy(ResourceKind.Of).SelectMany(static kind => kind.Count() == 1
            ? new[] { kind.Key, kind.First().Name }
            : [string.Create(CultureInfo.InvariantCulture, $"{kind.Count()} × {kind.Key}")])];
        return members.Count == 0 ? [group.Args.Description?.Literal ?? ((CustomResource)group).Name] : members;
    }

    private string? TierOf(SecurityGroup group) =>
        _members[group].Concat(_program.OfType<Aws.Efs.MountTarget>().Where(m => References.Of(m.Args).Contains(group)))
            .SelectMany(Reached).OfType<Subnet>().Select(static s => s.Name[..s.Name.LastIndexOf('-')]).FirstOrDefault();

    /// <summary>What a resource refers to, and what that refers to, too: subnets are often behind a subnet group.</summary>
    private static IEnumerable<CustomResource> Reached(CustomResource resource)
    {
        var near = References.Of(resource.Args).Distinct().ToList();
        return near.Concat(near.SelectMany(static r => References.Of(r.Args)));
    }

    private static string Id(CustomResource resource) => $"r_{resource.Name.Replace('-', '_')}";
}
