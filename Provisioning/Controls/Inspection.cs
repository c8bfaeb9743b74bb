using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Controls;

/// <summary>A site as the controls look at it. What takes a walk through the program is done once.</summary>
internal sealed class Inspection
{
    private readonly Lazy<ILookup<CustomResource, CustomResource>> _referrers;
    private readonly Lazy<IReadOnlyList<TaskContainer>> _containers;
    private readonly Lazy<IReadOnlyList<FirewallRule>> _rules;
    private readonly Lazy<IReadOnlySet<Subnet>> _publicSubnets;

    /// <summary>Begins to look at a site.</summary>
    public Inspection(SiteTopology site)
    {
        Site = site;
        _referrers = new(() => site.Program.Resources
            .SelectMany(static r => r.Args.Expression.References().Select(to => (From: r, To: to)))
            .ToLookup(static r => r.To, static r => r.From));
        _containers = new(() => [.. All<TaskDefinition>().SelectMany(TaskContainer.Of)]);
        _rules = new(() => [.. FirewallRule.Of(this)]);
        _publicSubnets = new(() => Subnets.Public(this));
    }

    /// <summary>The site.</summary>
    public SiteTopology Site { get; }

    /// <summary>The options.</summary>
    public AwsOptions Options => Site.Context.Options;

    /// <summary>The containers of all tasks.</summary>
    public IReadOnlyList<TaskContainer> Containers => _containers.Value;

    /// <summary>The rules of all security groups.</summary>
    public IReadOnlyList<FirewallRule> Rules => _rules.Value;

    /// <summary>The subnets that have a route to an internet gateway.</summary>
    public IReadOnlySet<Subnet> PublicSubnets => _publicSubnets.Value;

    /// <summary>The resources of a type.</summary>
    public IEnumerable<T> All<T>()
        where T : CustomResource => Site.Program.OfType<T>();

    /// <summary>The resources of types that have no class here.</summary>
    /// <param name="types">The type tokens, such as <c>aws:rds/cluster:Cluster</c>.</param>
    public IEnumerable<CustomResource> OfType(params string[] types) => Site.Program.Resources.Where(r => types.Contains(r.Type));

    /// <summary>The resources that have an output of another among their inputs.</summary>
    public IEnumerable<CustomResource> ReferrersOf(CustomResource resource) => _referrers.Value[resource];

    /// <summary>The resources of a type that have another among their inputs.</summary>
    /// <param name="resource">The other.</param>
    /// <param name="input">The input that says which other it is about.</param>
    public IEnumerable<T> About<T>(CustomResource resource, Func<T, IExpressionSource?> input)
        where T : CustomResource => All<T>().Where(t => input(t).RefersTo(resource));

    /// <summary>Whether tasks of a definition run all the time, rather than when somebody starts one.</summary>
    public bool IsService(TaskDefinition task) => About<Service>(task, static s => s.Args.TaskDefinition).Any();
}
