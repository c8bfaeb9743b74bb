using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Vpc;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// One security group for each role, and one rule for each direction between two roles that talk. The groups have no
/// rules of their own, so that two may refer to each other.
/// </summary>
internal sealed class SecurityGroups(TopologyContext context, Network network)
{
    /// <summary>The name of the role's group in the program: <c>{role}-group</c>.</summary>
    private readonly Dictionary<SecurityGroup, string> _roles = [];
    private readonly HashSet<(SecurityGroup From, SecurityGroup To, int Port)> _pairs = [];
    private readonly List<(SecurityGroup Group, SecurityGroup? Peer, CustomResource Rule)> _rules = [];

    /// <summary>The rules that let a role connect and be connected to: whatever has this role needs them.</summary>
    public IEnumerable<CustomResource> RulesOf(SecurityGroup group) => _rules.Where(r => r.Group == group || r.Peer == group).Select(static r => r.Rule);

    /// <summary>Adds a group for a role.</summary>
    /// <param name="role">The role, in lower case with hyphens.</param>
    /// <param name="description">What has this role.</param>
    public SecurityGroup Add(string role, string description)
    {
        var group = context.Add(new SecurityGroup($"{role}-group", new SecurityGroupArgs
        {
            VpcId = network.VpcId,
            Description = description,
            Tags = context.NameTag(role),
        }));
        _roles.Add(group, role);
        return group;
    }

    /// <summary>Lets one role connect to another.</summary>
    public void Allow(SecurityGroup from, SecurityGroup to, int port, string description)
    {
        if (!_pairs.Add((from, to, port)))
        {
            return;
        }

        var name = $"{_roles[from]}-to-{_roles[to]}-{port}";
        AddEgress($"{name}-egress", from, new Peer { Group = to }, port, description);
        AddIngress($"{name}-ingress", to, new Peer { Group = from }, port, description);
    }

    /// <summary>Lets addresses connect to a role.</summary>
    /// <param name="to">The role.</param>
    /// <param name="name">What is there, for the rule's name: in lower case with hyphens.</param>
    /// <param name="cidr">The addresses.</param>
    /// <param name="port">The port.</param>
    /// <param name="description">Who connects to what.</param>
    public void AllowFrom(SecurityGroup to, string name, Input<string> cidr, int port, string description) =>
        AddIngress($"{_roles[to]}-from-{name}-{port}", to, new Peer { Cidr = cidr }, port, description);

    /// <summary>Lets the addresses of a managed prefix list connect to a role.</summary>
    public void AllowFromPrefixList(SecurityGroup to, string name, Input<string> prefixListId, int port, string description) =>
        AddIngress($"{_roles[to]}-from-{name}-{port}", to, new Peer { PrefixListId = prefixListId }, port, description);

    /// <summary>Lets a role connect to addresses.</summary>
    public void AllowTo(SecurityGroup from, string name, Input<string> cidr, int port, string description) =>
        AddEgress($"{_roles[from]}-to-{name}-{port}", from, new Peer { Cidr = cidr }, port, description);

    /// <summary>Lets a role connect to the addresses of a prefix list, such as that of a gateway endpoint.</summary>
    public void AllowToPrefixList(SecurityGroup from, string name, Input<string> prefixListId, int port, string description) =>
        AddEgress($"{_roles[from]}-to-{name}-{port}", from, new Peer { PrefixListId = prefixListId }, port, description);

    private void AddIngress(string name, SecurityGroup group, Peer peer, int port, string description) =>
        _rules.Add((group, peer.Group, context.Add(new SecurityGroupIngressRule(name, new SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = group.Id,
            ReferencedSecurityGroupId = peer.Group?.Id,
            CidrIpv4 = peer.Cidr,
            PrefixListId = peer.PrefixListId,
            IpProtocol = "tcp",
            FromPort = port,
            ToPort = port,
            Description = description,
        }))));

    private void AddEgress(string name, SecurityGroup group, Peer peer, int port, string description) =>
        _rules.Add((group, peer.Group, context.Add(new SecurityGroupEgressRule(name, new SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = group.Id,
            ReferencedSecurityGroupId = peer.Group?.Id,
            CidrIpv4 = peer.Cidr,
            PrefixListId = peer.PrefixListId,
            IpProtocol = "tcp",
            FromPort = port,
            ToPort = port,
            Description = description,
        }))));

    /// <summary>The other side of a rule: one of these.</summary>
    private readonly record struct Peer
    {
        public SecurityGroup? Group { get; init; }

        public Input<string>? Cidr { get; init; }

        public Input<string>? PrefixListId { get; init; }
    }
}
