using System.Globalization;
using System.Text;
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
/// Draws who talks to whom, as a Mermaid flowchart. It is read off the program: a box is a security group with what is
/// in it, an arrow is a rule between two of them, a frame is a tier of subnets.
/// </summary>
internal sealed class ArchitectureDiagram
{
    private const string Everywhere = "0.0.0.0/0";

    private readonly PulumiProgram _program;
    private readonly Dictionary<SecurityGroup, List<CustomResource>> _members = [];
    private readonly StringBuilder _text = new("flowchart TB\n");
    private readonly HashSet<string> _arrows = new(StringComparer.Ordinal);

    private ArchitectureDiagram(PulumiProgram program)
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

    /// <summary>Draws a program.</summary>
    public static string Draw(PulumiProgram program)
    {
        var diagram = new ArchitectureDiagram(program);
        diagram.DrawEdge();
        diagram.DrawTiers();
        diagram.DrawRules();
        diagram.DrawTasks();
        return diagram._text.ToString().TrimEnd('\n');
    }

    // A mount target is one of the addresses of its file system, a launch template what instances are made of.
    private CustomResource Shown(CustomResource resource) => resource switch
    {
        LaunchTemplate template => _program.OfType<Aws.AutoScaling.Group>().FirstOrDefault(g => References.Of(g.Args).Contains(template)) ?? resource,
        Aws.Efs.MountTarget target => References.Of<Aws.Efs.FileSystem>(target.Args.FileSystemId) ?? resource,
        _ => resource,
    };

    private void DrawEdge()
    {
        foreach (var distribution in _program.OfType<Distribution>())
        {
            var firewall = References.Of<Aws.WafV2.WebAcl>(distribution.Args.WebAclId) is null ? "" : "<br/>with AWS WAF";
            Line($"{Id(distribution)}[\"CloudFront<br/>{distribution.Name}{firewall}\"]");
            Arrow("visitors", Id(distribution), "443");
            foreach (var balancer in Reached(distribution).OfType<LoadBalancer>())
            {
                var group = References.Of<SecurityGroup>(balancer.Args.SecurityGroups);
                Arrow(Id(distribution), group is null ? Id(balancer) : Id(group), "VPC origin");
            }
        }

        Line("visitors([\"Visitors\"])");
    }

    private void DrawTiers()
    {
        foreach (var tier in _members.Keys.GroupBy(TierOf).OrderBy(static t => t.Key is null).ThenByDescending(static t => t.Key == "public"))
        {
            var indent = tier.Key is null ? "" : "  ";
            if (tier.Key is not null)
            {
                Line($"subgraph tier_{tier.Key}[\"{tier.Key} subnets\"]");
            }

            foreach (var group in tier)
            {
                Line($"{indent}{Id(group)}[\"{Label(group)}\"]");
            }

            if (tier.Key is not null)
            {
                Line("end");
            }
        }
    }

    private void DrawRules()
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
                Arrow(Id(from), Id(to), port);
            }
            else if (rule.Args.CidrIpv4?.Literal == Everywhere)
            {
                Arrow("visitors", Id(to), port);
            }
        }

        foreach (var rule in _program.OfType<SecurityGroupEgressRule>().Where(static r => r.Args.CidrIpv4?.Literal == Everywhere))
        {
            if (References.Of<SecurityGroup>(rule.Args.SecurityGroupId) is { } from)
            {
                Arrow(Id(from), "internet", $"{rule.Args.ToPort?.Literal}");
            }
        }

        if (_arrows.Any(static a => a.Contains(" internet", StringComparison.Ordinal)))
        {
            var nats = _program.OfType<NatGateway>().Count();
            Line($"internet([\"AWS services and the internet{(nats == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"<br/>through {nats} NAT gateway{(nats == 1 ? "" : "s")}"))}\"])");
        }
    }

    private void DrawTasks()
    {
        foreach (var task in _program.OfType<TaskDefinition>())
        {
            var user = _program.OfType<Service>().FirstOrDefault(s => References.Of<TaskDefinition>(s.Args.TaskDefinition) == task) is { } service
                ? References.Of<SecurityGroup>(service.Args.NetworkConfiguration)
                : null;
            foreach (var used in References.Of(task.Args.ContainerDefinitions).Distinct().Where(static r => r is Repository or Secret))
            {
                Line($"{Id(used)}[(\"{ResourceKind.Of(used)}<br/>{used.Name}\")]");
                if (user is not null)
                {
                    Line($"{Id(user)} -.-> {Id(used)}");
                }
            }
        }
    }

    private string Label(SecurityGroup group)
    {
        var members = _members[group].Distinct().GroupBy(ResourceKind.Of).Select(static kind => kind.Count() == 1
            ? $"{kind.Key}<br/>{kind.First().Name}"
            : string.Create(CultureInfo.InvariantCulture, $"{kind.Count()} × {kind.Key}")).ToList();
        return members.Count == 0 ? group.Args.Description?.Literal ?? ((CustomResource)group).Name : string.Join("<br/>", members);
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

    private void Arrow(string from, string to, string label)
    {
        if (_arrows.Add($"{from} {to} {label}"))
        {
            Line(label.Length == 0 ? $"{from} --> {to}" : $"{from} -->|{label}| {to}");
        }
    }

    private static string Id(CustomResource resource) => $"r_{resource.Name.Replace('-', '_')}";

    private void Line(string line)
    {
        if (_arrows.Add($"line {line}") || line == "end")
        {
            _text.Append("  ").Append(line).Append('\n');
        }
    }
}
