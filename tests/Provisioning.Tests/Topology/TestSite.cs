using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Topology;

/// <summary>A site as its developer would write it down: a model, and options.</summary>
internal sealed record TestSite
{
    /// <summary>What the test calls the site, and its snapshot.</summary>
    public required string Name { get; init; }

    /// <summary>What its developer calls it: <c>--name</c>.</summary>
    public string SiteName { get; init; } = "blog";

    /// <summary>The environment, which is also the preset of the options.</summary>
    public string Environment { get; init; } = "dev";

    /// <summary>The model.</summary>
    public required Action<IDistributedApplicationBuilder> Model { get; init; }

    /// <summary>Options and parameters, by their keys in configuration.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The options, in the place of those that are in the settings.</summary>
    public AwsOptions? Options { get; init; }

    /// <summary>The same site with one more setting, or another value of one.</summary>
    public TestSite With(string key, string? value) => this with { Settings = new Dictionary<string, string?>(Settings) { [key] = value } };

    /// <summary>The same site without a setting.</summary>
    public TestSite Without(string key) => this with { Settings = Settings.Where(s => s.Key != key).ToDictionary() };

    /// <summary>The same site with more in its model.</summary>
    public TestSite With(Action<IDistributedApplicationBuilder> addition) => this with { Model = Model + addition };

    /// <summary>Makes the site as a publish does.</summary>
    public async Task<SiteTopology> CreateAsync(CancellationToken cancellationToken)
    {
        var builder = PublishBuilder.Create("--name", SiteName, "--environment", Environment);
        builder.Configuration.AddInMemoryCollection(Settings);
        Model(builder);
        await using var application = builder.Build();
        var resources = application.Services.GetRequiredService<DistributedApplicationModel>();
        await builder.Eventing.PublishAsync(new BeforeStartEvent(application.Services, resources), cancellationToken);

        var model = await CloudModelReader.ReadAsync(resources, builder.Configuration, builder.ExecutionContext, cancellationToken);
        return await SiteTopology.CreateAsync(model, Options ?? AwsOptionsBinder.Bind(builder.Configuration, Environment), SiteName, Environment, cancellationToken);
    }

    /// <summary>Makes the site, and writes its program.</summary>
    public async Task<string> PublishAsync(CancellationToken cancellationToken) => Write((await CreateAsync(cancellationToken)).Program);

    /// <summary>Writes a program.</summary>
    public static string Write(PulumiProgram program)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        ProgramWriter.Write("blog", "A WordPress site", program, writer);
        return writer.ToString();
    }

    public override string ToString() => Name;
}
