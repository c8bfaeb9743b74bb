using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Tests.ApplicationModel;

public sealed class ConfigurationTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("wpaspire-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Later_sources_come_before_earlier_ones()
    {
        File.WriteAllText(Path.Combine(_directory, "appsettings.json"), """{ "A": "settings", "B": "settings", "C": "settings", "D": "settings" }""");
        File.WriteAllText(Path.Combine(_directory, "appsettings.Development.json"), """{ "B": "environment file", "C": "environment file", "D": "environment file" }""");
        var secrets = UserSecretsStore.InMemory();
        secrets.Set([new("C", "secrets"), new("D", "secrets")]);

        var configuration = Build(secrets, "--set", "D=option", "--environment", "Development").Configuration;

        Assert.Equal(["settings", "environment file", "secrets", "option"], new[] { "A", "B", "C", "D" }.Select(k => configuration[k]));
    }

    [Fact]
    public void Environment_variables_come_between_secrets_and_options()
    {
        var secrets = UserSecretsStore.InMemory();
        secrets.Set("PATH", "secret");

        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), Build(secrets).Configuration["PATH"]);
        Assert.Equal("option", Build(secrets, "--set", "PATH=option").Configuration["PATH"]);
    }

    [Fact]
    public void A_settings_file_that_is_not_JSON_is_named_with_the_line()
    {
        var path = Path.Combine(_directory, "appsettings.json");
        File.WriteAllText(path, "{\n  nonsense\n}");

        var exception = Assert.Throws<DistributedApplicationException>(() => Build(UserSecretsStore.InMemory()));

        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("LineNumber: 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_watches_the_settings_files()
    {
        File.WriteAllText(Path.Combine(_directory, "appsettings.json"), "{}");

        var sources = ((IConfigurationBuilder)Build(UserSecretsStore.InMemory()).Configuration).Sources;

        Assert.All(sources.OfType<FileConfigurationSource>(), s => Assert.False(s.ReloadOnChange));
        Assert.Single(sources.OfType<FileConfigurationSource>());
    }

    [Fact]
    public void The_site_is_known_to_the_configuration_and_to_services()
    {
        var builder = Build(UserSecretsStore.InMemory(), "--name", "blog");
        using var app = builder.Build();
        var site = app.Services.GetRequiredService<SiteIdentity>();

        Assert.Equal("blog", site.Name);
        Assert.Equal(_directory, site.AppHostDirectory);
        Assert.Equal(64, site.AppHostSha.Length);
        Assert.Equal(site.AppHostSha[..10], site.ShortSha);
        Assert.Equal(site.AppHostSha.ToLowerInvariant(), site.AppHostSha);
        Assert.Equal("blog", builder.Configuration["AppHost:Name"]);
        Assert.Equal(site.AppHostSha, builder.Configuration["AppHost:Sha256"]);
        Assert.Equal(_directory, builder.Configuration["AppHost:Directory"]);
        Assert.Same(app.Services, builder.ExecutionContext.Services);
    }

    [Fact]
    public void The_hash_differs_by_directory_and_not_by_a_trailing_slash()
    {
        var other = Directory.CreateDirectory(Path.Combine(_directory, "other")).FullName;

        Assert.NotEqual(ShaOf(_directory), ShaOf(other));
        Assert.Equal(ShaOf(_directory), ShaOf(_directory + "/"));

        static string ShaOf(string directory) => new DistributedApplicationBuilder(new DistributedApplicationOptions { ProjectDirectory = directory, UserSecrets = UserSecretsStore.InMemory() }).Site.AppHostSha;
    }

    [Fact]
    public void Services_are_not_there_before_the_application_is_built() =>
        Assert.Throws<InvalidOperationException>(() => Build(UserSecretsStore.InMemory()).ExecutionContext.Services);

    [Fact]
    public async Task An_override_of_the_registry_changes_pulled_images_when_the_application_starts()
    {
        var builder = new DistributedApplicationBuilder(new DistributedApplicationOptions { ContainerRegistryOverride = "mirror.example", ProjectDirectory = _directory, UserSecrets = UserSecretsStore.InMemory() });
        var pulled = builder.AddContainer("pulled", "docker.io/library/redis", "8");
        var built = builder.AddDockerfile("built", ".");
        using var app = builder.Build();

        await app.Services.GetRequiredService<BeforeStartPublisher>().EnsurePublishedAsync(TestContext.Current.CancellationToken);

        Assert.True(pulled.Resource.TryGetContainerImageName(out var image));
        Assert.Equal("mirror.example/library/redis:8", image);
        Assert.True(built.Resource.TryGetContainerImageName(out image));
        Assert.DoesNotContain("mirror", image, StringComparison.Ordinal);
    }

    private DistributedApplicationBuilder Build(UserSecretsStore secrets, params string[] args) =>
        new(new DistributedApplicationOptions { Args = args, ProjectDirectory = _directory, UserSecrets = secrets });
}
