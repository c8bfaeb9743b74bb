using WpAspire.Provisioning.Aws;
using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Inputs;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>What every part of the topology works with: the program, the model, the options, and who and where we are.</summary>
internal sealed class TopologyContext
{
    private readonly IReadOnlyDictionary<Workload, SiteNames> _domains;
    private GetManagedPrefixListResult? _cloudFront;

    /// <summary>Begins a program.</summary>
    public TopologyContext(CloudModel model, AwsOptions options, string siteName, string environmentName)
    {
        Model = model;
        Options = options;
        SiteName = siteName;
        EnvironmentName = environmentName;
        _domains = PublicNames.Find(model, options);
        Program = new PulumiProgram(siteName);
        Region = options.Region ?? throw new InvalidOperationException("The region is resolved before the topology is made.");
        AddProvider();
        AccountId = Program.Invoke(GetCallerIdentity.Invoke("caller")).AccountId;
        Partition = Program.Invoke(GetPartition.Invoke("partition")).Partition;
        Zones = ChooseZones();
        Keys = Encryption.Create(this);
    }

    /// <summary>The program.</summary>
    public PulumiProgram Program { get; }

    /// <summary>What the application consists of.</summary>
    public CloudModel Model { get; }

    /// <summary>The options.</summary>
    public AwsOptions Options { get; }

    /// <summary>The site's name: <c>--name</c>.</summary>
    public string SiteName { get; }

    /// <summary>The environment's name: <c>--environment</c>.</summary>
    public string EnvironmentName { get; }

    /// <summary>The site and its environment: what tells one stack's things from another's.</summary>
    public string StackName => $"{SiteName}-{EnvironmentName}";

    /// <summary>The account.</summary>
    public Output<string> AccountId { get; }

    /// <summary>The partition, such as <c>aws</c>, for ARNs.</summary>
    public Output<string> Partition { get; }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The availability zones that are used.</summary>
    public IReadOnlyList<SiteZone> Zones { get; }

    /// <summary>The keys that data at rest is encrypted with.</summary>
    public EncryptionKeys Keys { get; }

    /// <summary>Whether what holds data is protected from deletion.</summary>
    public bool IsProtected => !Options.ForceDestroy;

    /// <summary>The addresses from which CloudFront comes.</summary>
    public Output<string> CloudFrontPrefixList => (_cloudFront ??= Program.Invoke(GetManagedPrefixList.Invoke(
        "cloudfront-addresses", new GetManagedPrefixListInvokeArgs { Name = "com.amazonaws.global.cloudfront.origin-facing" }))).Id;

    /// <summary>The public name of a container that people reach; <see langword="null"/> if it has none.</summary>
    public string? DomainOf(Workload workload) => NamesOf(workload)?.Canonical;

    /// <summary>All public names of a container that people reach; <see langword="null"/> if it has none.</summary>
    public SiteNames? NamesOf(Workload workload) => _domains.GetValueOrDefault(workload);

    /// <summary>Whether a distribution is asked for by several names.</summary>
    public bool HasOtherNames => _domains.Values.Any(static n => n.Others.Count > 0);

    /// <summary>Adds a resource.</summary>
    public T Add<T>(T resource)
        where T : CustomResource => Program.Add(resource);

    /// <summary>The tag that the console shows as a name. All other tags come from the provider.</summary>
    public InputMap<string> NameTag(string name) => new() { ["Name"] = $"{SiteName}-{name}" };

    /// <summary>What matches the name that Pulumi makes for a resource, before it is there: its random digits are open.</summary>
    /// <param name="name">The resource's name in the program.</param>
    /// <param name="type">Its type token.</param>
    public string NamePattern(string name, string type) => $"{LogicalNames.Create(SiteName, name, type)}-*";

    /// <summary>Adds a log group.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="path">The log group's name in CloudWatch.</param>
    public LogGroup LogGroup(string name, Input<string> path) => Add(new LogGroup(name, new LogGroupArgs
    {
        Name = path,
        RetentionInDays = Options.Observability.LogRetentionDays,
        KmsKeyId = Keys.Arn,
    }));

    private void AddProvider()
    {
        var tags = new InputMap<string> { ["Site"] = SiteName, ["Environment"] = EnvironmentName, ["ManagedBy"] = "WpAspire" };
        foreach (var (key, value) in Options.Tags)
        {
            tags[key] = value;
        }

        var args = new ProviderArgs
        {
            Region = Region,
            Profile = Options.Profile is { } profile ? profile : (Input<string>?)null,
            DefaultTags = new ProviderDefaultTagsArgs { Tags = tags },
        };
        if (Options.AccountId is { } account)
        {
            args.AllowedAccountIds = [account];
        }

        Add(new Provider("aws", args));
    }

    private List<SiteZone> ChooseZones()
    {
        if (Options.Network.Zones is { Count: > 0 } given)
        {
            return
            [
                .. given.Select(static (zone, place) => zone.Contains("-az", StringComparison.Ordinal) ? new SiteZone(place, null, zone) : new SiteZone(place, zone))
                    .Where(zone => given[zone.Place] != NetworkOptions.EmptyPlace),
            ];
        }

        // By ID, and available or not: so the list is the same every day. Which name a zone has differs from account to account.
        var zones = Program.Invoke(GetAvailabilityZones.Invoke("zones", new GetAvailabilityZonesInvokeArgs
        {
            Filters = [new GetAvailabilityZonesFilterInputArgs { Name = "zone-id", Values = [.. Options.ZoneIds.Select(static z => (Input<string>)z)] }],
        }));
        return [.. Enumerable.Range(0, Options.Network.ZoneCount).Select(i => new SiteZone(i, zones.Names[i]))];
    }
}
