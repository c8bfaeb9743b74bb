using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Tests.Topology.Properties;

/// <summary>Makes a model of a plan.</summary>
internal static class RandomModel
{
    /// <summary>What no published file may contain: the values of all secrets have it.</summary>
    public const string Secret = "Swordfish";

    private const string Front = "front-page";

    /// <summary>The containers that people reach.</summary>
    public static IEnumerable<string> Reached(ModelPlan plan) => plan.Sites.Select(static s => s.Name).Concat(plan.Front ? [Front] : []);

    /// <summary>The site of a plan.</summary>
    public static TestSite Create(ModelPlan plan, SecretsStore secrets) => new()
    {
        Name = plan.ToString(),
        SiteName = plan.Name,
        Model = builder => Add(builder, plan, secrets),
        Settings = Values(plan).ToDictionary(static n => $"Parameters:{n}", static n => (string?)$"{Secret}-{n}"),
    };

    private static IEnumerable<string> Values(ModelPlan plan) =>
    [
        "api-key",
        .. plan.GivenSecrets ? plan.Sites.SelectMany(static s => new[] { $"{s.Name}-db-password", $"{s.Name}-cache-password", $"{s.Name}-auth-key" }) : [],
    ];

    private static void Add(IDistributedApplicationBuilder builder, ModelPlan plan, SecretsStore secrets)
    {
        var key = builder.AddParameter("api-key", secret: true);
        var shared = plan.OneServer ? builder.AddMariaDb("mariadb-of-all") : null;
        IResourceBuilder<WordPressResource>? first = null;
        foreach (var site in plan.Sites)
        {
            var added = AddSite(builder, site, shared ?? builder.AddMariaDb($"{site.Name}-mariadb"));
            added.WithEnvironment("PROMPT", "$ $$ ${name} costs $5").WithEnvironment("API_KEY", key);
            if (secrets == SecretsStore.SecretsManager)
            {
                // Vault has no value that is made of others.
                added.WithEnvironment("API_URL", ReferenceExpression.Create($"https://api.example.com/$1/{key}"));
            }

            first ??= added;
        }

        if (plan.Worker)
        {
            builder.AddContainer("worker", "busybox")
                .WithEnvironment("SITE", first!.GetEndpoint("http"))
                .WithEnvironment("DATABASE", first!.Resource.Database.Parent.PrimaryEndpoint.Property(EndpointProperty.HostAndPort))
                .WithArgs("--verbose", first.GetEndpoint("http").Property(EndpointProperty.Host))
                .WaitFor(first);
        }

        if (plan.Front)
        {
            builder.AddContainer(Front, "nginx").WithHttpEndpoint(targetPort: 80).WithExternalHttpEndpoints();
        }
    }

    private static IResourceBuilder<WordPressResource> AddSite(IDistributedApplicationBuilder builder, SitePlan plan, IResourceBuilder<MariaDbServerResource> server)
    {
        var database = server.AddDatabase($"{plan.Name}-db", $"wp_{builder.Resources.Count}");
        var site = builder.AddWordPress(plan.Name, database).WithReplicas(plan.Replicas).WithExternalHttpEndpoints();
        if (plan.Build)
        {
            site.WithDockerfile("Topology/Images/wordpress");
        }

        if (plan.Uploads)
        {
            site.WithUploads(builder.AddSharedVolume($"{plan.Name}-files")).WithContentMode(plan.Managed ? WordPressContentMode.Managed : WordPressContentMode.Immutable);
        }

        if (plan.ObjectCache)
        {
            site.WithObjectCache(builder.AddRedis($"{plan.Name}-cache"));
        }

        if (plan.Sessions)
        {
            site.WithSessions(builder.AddRedis($"{plan.Name}-sessions"));
        }

        if (plan.Toolbox)
        {
            builder.AddToolbox($"{plan.Name}-toolbox", database).WithExplicitStart();
        }

        return site;
    }
}
