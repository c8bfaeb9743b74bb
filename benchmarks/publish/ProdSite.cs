using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Provisioning.Controls;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Publishing;
using WpAspire.Provisioning.Topology;

namespace WpAspire.PublishBenchmark;

/// <summary>A site for many visitors, with everything on.</summary>
internal sealed class ProdSite : IAsyncDisposable
{
    /// <summary>The environment, whose preset is the one with everything on.</summary>
    public const string Environment = "prod";

    private static readonly Dictionary<string, string?> s_settings = new()
    {
        ["Aws:Region"] = "eu-central-1",
        ["Aws:Domain"] = "www.example.com",
        ["Aws:HostedZoneId"] = "Z0123456789ABCDEFGHIJ",
        ["Aws:Network:InterfaceEndpoints"] = "ecr.api,ecr.dkr,logs,secretsmanager",
        ["Aws:Scaling:RequestsPerTarget"] = "1000",
        ["Aws:WordPress:Smtp:Host"] = "smtp.example.com",
        ["Aws:WordPress:Smtp:User"] = "blog",
        ["Aws:Backup:CopyRegion"] = "eu-west-1",
        ["Aws:Observability:AlarmEmail"] = "ops@example.com",
        ["Aws:Observability:MonthlyBudgetUsd"] = "500",
    };

    private readonly IDistributedApplicationBuilder _builder;
    private readonly DistributedApplication _application;

    private ProdSite(IDistributedApplicationBuilder builder, DistributedApplication application)
    {
        _builder = builder;
        _application = application;
    }

    /// <summary>Builds the model.</summary>
    public static async Task<ProdSite> CreateAsync()
    {
        var builder = DistributedApplication.CreateBuilder(["--operation", "publish", "--step", "publish", "--name", "blog", "--environment", Environment]);
        builder.Configuration.AddInMemoryCollection(s_settings);
        var database = builder.AddMariaDb("mariadb").AddDatabase("wordpress-db", "wordpress");
        builder.AddWordPress("wordpress", database)
            .WithDockerfile("../../docker/wordpress")
            .WithUploads(builder.AddSharedVolume("uploads"))
            .WithObjectCache(builder.AddRedis("cache"))
            .WithSessions(builder.AddRedis("sessions"))
            .WithReplicas(2)
            .WithExternalHttpEndpoints();
        builder.AddToolbox("toolbox", database).WithDockerfile("../../docker", "toolbox/Dockerfile").WithExplicitStart();
        var application = builder.Build();
        await builder.Eventing.PublishAsync(new BeforeStartEvent(application.Services, application.Services.GetRequiredService<DistributedApplicationModel>()), CancellationToken.None);
        return new(builder, application);
    }

    /// <summary>Makes the files, as a publish does.</summary>
    public async Task<PublishedSite> PublishAsync(string name)
    {
        var application = _application.Services.GetRequiredService<DistributedApplicationModel>();
        var options = AwsOptionsBinder.Bind(_builder.Configuration, Environment);
        var model = await CloudModelReader.ReadAsync(application, _builder.Configuration, _builder.ExecutionContext, CancellationToken.None);
        var site = await SiteTopology.CreateAsync(model, options, name, Environment, CancellationToken.None);
        return PublishedFiles.Create(new()
        {
            Program = site.Program,
            Model = model,
            Options = options,
            SiteName = name,
            EnvironmentName = Environment,
            Controls = SecurityControls.Evaluate(site),
        });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
