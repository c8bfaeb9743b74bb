using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WpAspire.Provisioning.Pipeline;
using WpAspire.Provisioning.Tests.Options;
using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Provisioning.Tests.Pipeline;

/// <summary>An AppHost with AWS, on Aspire's own pipeline.</summary>
[Collection(nameof(AwsEnvironmentVariables))]
public sealed class AwsEnvironmentTests : IDisposable
{
    private readonly AwsEnvironmentVariables _machine = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("wpaspire-pipeline-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_steps_bear_the_name_of_the_environment() => Assert.Equal(
        ["publish-moon", "deploy-moon", "destroy-moon", "preview", "refresh", "rollback", "cancel", "outputs", "report", "options"],
        AwsSteps.Of("moon").Select(static s => s.Name));

    [Fact]
    public void A_run_knows_nothing_of_it()
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });
        builder.AddAwsEnvironment("aws");
        Assert.Empty(builder.Resources);
    }

    [Fact]
    public async Task A_publish_asks_for_no_parameter()
    {
        var builder = PublishBuilder.Create("--name", "blog", "--output-path", _directory, "--Aws:Region=eu-central-1");
        TestSites.AddSite(builder).WithEnvironment("KEY", builder.AddParameter("api-key", secret: true));
        builder.AddAwsEnvironment("aws");
        await using var application = builder.Build();
        await application.RunAsync(Cancellation);

        Assert.Contains("${secrets.api-key}", await File.ReadAllTextAsync(Path.Combine(_directory, "Pulumi.yaml"), Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod", "--environment", "prod")]
    [InlineData("Production", "--environment", "Production")]
    public async Task Without_a_word_it_is_for_dev(string expected, params string[] arguments)
    {
        await using var application = Build(PublishBuilder.Create(["--output-path", "x", .. arguments]));
        Assert.Equal(expected, application.Services.GetRequiredService<PublishArguments>().EnvironmentName);
    }

    [Fact]
    public async Task Each_site_and_environment_has_a_directory_of_its_own()
    {
        await using var application = Build(PublishBuilder.Create("--name", "blog"));
        Assert.Equal(Path.Combine(TestProject.Directory, "aspire-output", "blog-dev"), application.Services.GetRequiredService<PublishArguments>().OutputPath);
    }

    [Fact]
    public async Task The_settings_are_those_of_the_project_wherever_it_is_started_from()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "appsettings.json"), """{ "name": "shop", "Aws": { "Region": "eu-west-1" } }""", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(_directory, "appsettings.dev.json"), """{ "Aws": { "Domain": "shop.example.com" } }""", Cancellation);
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = ["--operation", "publish", "--step", "publish", "--hostBuilder:reloadConfigOnChange=false", "--Aws:Region=eu-north-1"],
            ProjectDirectory = _directory,
            DisableDashboard = true,
        });
        builder.Configuration["Aws:Profile"] = "set by the program";
        await using var application = Build(builder);

        Assert.Equal("shop", application.Services.GetRequiredService<PublishArguments>().SiteName);
        Assert.Equal(("eu-north-1", "shop.example.com", "set by the program"), (builder.Configuration["Aws:Region"], builder.Configuration["Aws:Domain"], builder.Configuration["Aws:Profile"]));
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_are_named()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "appsettings.json"), "{ ", Cancellation);
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = ["--operation", "publish", "--step", "publish"], ProjectDirectory = _directory, DisableDashboard = true });
        Assert.StartsWith("The AppHost's settings cannot be read: ", Assert.Throws<DistributedApplicationException>(() => builder.AddAwsEnvironment("aws")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_takes_as_long_as_it_takes()
    {
        await using var application = Build(PublishBuilder.Create());
        Assert.Equal(Timeout.InfiniteTimeSpan, application.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<HostOptions>>().Value.ShutdownTimeout);
    }

    [Fact]
    public void Secrets_that_are_given_are_masked_and_what_is_no_secret_is_not()
    {
        var model = new DistributedApplicationModel([new ParameterResource("motto", static _ => "", secret: false), new ParameterResource("api-key", static _ => "", secret: true)]);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Parameters:motto", "carpe diem"), new("Parameters:api_key", "s3cr3t"), new("Parameters:smtp-password", "s3cr3t-too"), new("Parameters:pin", "123")]).Build();
        Assert.Equal("carpe diem ****** ****** 123", new KnownSecrets(model, configuration).Mask("carpe diem s3cr3t s3cr3t-too 123"));
    }

    public void Dispose()
    {
        _machine.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static DistributedApplication Build(IDistributedApplicationBuilder builder)
    {
        builder.AddAwsEnvironment("aws");
        return builder.Build();
    }
}
