using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Vpc;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Controls.Reading;

/// <summary>A rule of a security group, whether it is a resource of its own or written into the group.</summary>
internal sealed record FirewallRule : INamed
{
    private static readonly string[] s_everywhere = ["0.0.0.0/0", "::/0"];

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>The group, or what names it.</summary>
    public required IExpressionSource Group { get; init; }

    /// <summary>Whether it is about connections to the group.</summary>
    public required bool IsIngress { get; init; }

    /// <summary>The addresses on the other side.</summary>
    public required IReadOnlyList<string?> Addresses { get; init; }

    /// <summary>The protocol.</summary>
    public required Input<string>? Protocol { get; init; }

    /// <summary>The first port.</summary>
    public required Input<int>? FromPort { get; init; }

    /// <summary>The last port.</summary>
    public required Input<int>? ToPort { get; init; }

    /// <summary>What it is for.</summary>
    public required Input<string>? Description { get; init; }

    /// <summary>Whether the other side may be anybody.</summary>
    public bool IsOpen => Addresses.Any(static a => s_everywhere.Contains(a));

    /// <summary>The one port that it is about; <see langword="null"/> if there are more.</summary>
    public int? Port => Protocol.IsOneOf("tcp", "udp") && FromPort is { IsLiteral: true } from && ToPort.Is(from.Literal) ? from.Literal : null;

    /// <summary>The rules of a site.</summary>
    public static IEnumerable<FirewallRule> Of(Inspection site) =>
    [
        .. site.All<SecurityGroupIngressRule>().Select(static r => Of(r, r.Args.SecurityGroupId, true, [r.Args.CidrIpv4?.Literal, r.Args.CidrIpv6?.Literal], r.Args.IpProtocol, r.Args.FromPort, r.Args.ToPort, r.Args.Description)),
        .. site.All<SecurityGroupEgressRule>().Select(static r => Of(r, r.Args.SecurityGroupId, false, [r.Args.CidrIpv4?.Literal, r.Args.CidrIpv6?.Literal], r.Args.IpProtocol, r.Args.FromPort, r.Args.ToPort, r.Args.Description)),
        .. site.All<SecurityGroup>().SelectMany(static g => g.Args.Ingress.Objects().Select(r => Of(g, g.Id, true, [.. r.CidrBlocks.Literals(), .. r.Ipv6CidrBlocks.Literals()], r.Protocol, r.FromPort, r.ToPort, r.Description))),
        .. site.All<SecurityGroup>().SelectMany(static g => g.Args.Egress.Objects().Select(r => Of(g, g.Id, false, [.. r.CidrBlocks.Literals(), .. r.Ipv6CidrBlocks.Literals()], r.Protocol, r.FromPort, r.ToPort, r.Description))),
    ];

    private static FirewallRule Of(
        CustomResource resource, IExpressionSource group, bool isIngress, IReadOnlyList<string?> addresses, Input<string>? protocol, Input<int>? from, Input<int>? to, Input<string>? description) => new()
        {
            Name = resource.Name,
            Group = group,
            IsIngress = isIngress,
            Addresses = addresses,
            Protocol = protocol,
            FromPort = from,
            ToPort = to,
            Description = description,
        };
}
