
namespace WpAspire.Provisioning.Tests.Topology;

/// <summary>The sites that a publish must be able to make.</summary>
internal static class TestSites
{
    /// <summary>What a new user has.</summary>
    public static TestSite Dev { get; } = new() { Name = "dev", Model = static builder => AddSite(builder) };

    /// <summary>A site with all that there is.</summary>
    public static TestSite Prod { get; } = new()
    {
        Name = "prod",
        Environment = "prod",
        Model = static builder => AddSite(builder).WithReplicas(2)
            .WithObjectCache(builder.AddRedis("cache"))
            .WithSessions(builder.AddRedis("sessions"))
            .WithPageCache(),
        Settings = new Dictionary<string, string?>
        {
            ["Aws:Region"] = "eu-central-1",
            ["Aws:AccountId"] = "123456789012",
            ["Aws:Domain"] = "www.example.com",
            ["Aws:HostedZoneId"] = "Z0123456789ABCDEFGHIJ",
            ["Aws:Tags:Team"] = "web",
            ["Aws:Network:InterfaceEndpoints"] = "ecr.api,ecr.dkr,logs,secretsmanager",
            ["Aws:Compute:SpotWeight"] = "1",
            ["Aws:Scaling:RequestsPerTarget"] = "1000",
            ["Aws:Waf:AdminAllowedCidrs"] = "203.0.113.0/24",
            ["Aws:WordPress:Smtp:Host"] = "smtp.example.com",
            ["Aws:WordPress:Smtp:User"] = "blog",
            ["Aws:WordPress:Smtp:FromEmail"] = "blog@example.com",
            ["Aws:Backup:CopyRegion"] = "eu-west-1",
            ["Aws:Observability:AlarmEmail"] = "ops@example.com",
            ["Aws:Observability:MonthlyBudgetUsd"] = "500",
        },
    };

    /// <summary>Tasks on instances of the account.</summary>
    public static TestSite Ec2 { get; } = Dev.With("Aws:Compute:LaunchType", "ec2") with { Name = "ec2" };

    /// <summary>Editors install plugins and themes.</summary>
    public static TestSite ManagedContent { get; } = new()
    {
        Name = "managed-content",
        Model = static builder => AddSite(builder).WithContentMode(WordPressContentMode.Managed),
    };

    /// <summary>The model asks for more instances than the options.</summary>
    public static TestSite TwoReplicas { get; } = new()
    {
        Name = "two-replicas",
        Model = static builder => AddSite(builder).WithReplicas(2),
    };

    /// <summary>A network without a way out, and the endpoints that it then needs.</summary>
    public static TestSite NoNat { get; } = (Dev with { Name = "no-nat" })
        .With("Aws:Network:Nat", "none")
        .With("Aws:Network:InterfaceEndpoints", "ecr.api,ecr.dkr,logs,secretsmanager,ssmmessages");

    /// <summary>Traces in X-Ray and metrics in CloudWatch, with an alarm and graphs.</summary>
    public static TestSite XRay { get; } = (Dev with { Name = "xray" })
        .With("Aws:Telemetry:Exporter", "xray")
        .With("Aws:Observability:Alarms", "true")
        .With("Aws:Observability:AlarmEmail", "ops@example.com")
        .With("Aws:Observability:Dashboard", "true");

    /// <summary>Traces, metrics and logs to somebody else, whose key is given at the deployment.</summary>
    public static TestSite Otlp { get; } = (Dev with { Name = "otlp" })
        .With("Aws:Telemetry:Exporter", "otlp")
        .With("Aws:Telemetry:Endpoint", "https://otlp.nr-data.net:4318");

    /// <summary>As many zones as a region has for a site.</summary>
    public static TestSite FiveZones { get; } = (Dev with { Name = "five-zones" })
        .With("Aws:Network:ZoneCount", "5")
        .With("Aws:Network:Nat", "perZone");

    /// <summary>Two sites with a server each.</summary>
    public static TestSite TwoSites { get; } = new()
    {
        Name = "two-sites",
        Model = static builder =>
        {
            AddSite(builder);
            AddSite(builder, "shop-");
        },
        Settings = new Dictionary<string, string?>
        {
            ["Aws:LoadBalancer:Https"] = "true",
            ["Aws:HostedZoneId"] = "Z0123456789ABCDEFGHIJ",
            ["Aws:Domains:wordpress"] = "www.example.com",
            ["Aws:Domains:shop-wordpress"] = "shop.example.com",
        },
    };

    /// <summary>A site with several names, of which one is its own.</summary>
    public static TestSite SeveralNames { get; } = (Prod with { Name = "several-names" })
        .With("Aws:Domains:wordpress", "www.example.com, example.com, blog.example.com");

    /// <summary>A network whose sites have names of their own.</summary>
    public static TestSite Network { get; } = (SeveralNames with { Name = "network" })
        .With("Aws:Domains:wordpress", "www.example.com example.com *.example.com shop.example.com")
        .With(static builder => builder.CreateResourceBuilder(builder.Resources.OfType<WordPressResource>().Single()).WithMultisite(MultisiteMode.Subdomains));

    /// <summary>A site whose uploads are in a bucket.</summary>
    public static TestSite S3Uploads { get; } = (Prod with { Name = "s3-uploads" }).With("Aws:Uploads:Storage", "s3");

    /// <summary>A site whose secrets are in Vault.</summary>
    public static TestSite Vault { get; } = (Prod with { Name = "vault" })
        .With("Aws:Secrets:Store", "vault")
        .With("Aws:Secrets:Vault:Address", "https://vault.example.com:8200")
        .With("Aws:Secrets:Vault:ServerId", "vault.example.com");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TestSite> All { get; } = [Dev, Prod, Ec2, ManagedContent, TwoReplicas, NoNat, FiveZones, TwoSites, SeveralNames, XRay, Otlp, S3Uploads, Vault];

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(static s => s.Name)];

    /// <summary>The site of a name.</summary>
    public static TestSite Named(string name) => All.Single(s => s.Name == name);

    /// <summary>Adds a site as the AppHost does, with images whose content no test depends on.</summary>
    public static IResourceBuilder<WordPressResource> AddSite(IDistributedApplicationBuilder builder, string prefix = "")
    {
        var database = builder.AddMariaDb($"{prefix}mariadb").AddDatabase($"{prefix}wordpress-db", "wordpress");
        builder.AddToolbox($"{prefix}toolbox", database).WithDockerfile("Topology/Images", "toolbox/Dockerfile").WithExplicitStart();
        return builder.AddWordPress($"{prefix}wordpress", database)
            .WithDockerfile("Topology/Images/wordpress")
            .WithUploads(builder.AddSharedVolume($"{prefix}uploads"))
            .WithExternalHttpEndpoints();
    }
}
