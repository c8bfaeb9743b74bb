using System.Text;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using WpAspire.SmokeTests.Support.Redis;

namespace WpAspire.SmokeTests.Support.WordPress;

/// <summary>
/// Builds a WordPress container that is started when it is ready for visitors, on a port that nobody knew
/// beforehand.
/// </summary>
public sealed class WordPressBuilder : ContainerBuilder<WordPressBuilder, WordPressContainer, WordPressConfiguration>
{
    public const ushort WordPressPort = 8080;
    public const string Username = "admin";
    public const string Password = "password of the administrator";

    public WordPressBuilder(string image)
        : this(new WordPressConfiguration())
        => DockerResourceConfiguration = Init().WithImage(image).DockerResourceConfiguration;

    private WordPressBuilder(WordPressConfiguration resourceConfiguration)
        : base(resourceConfiguration)
        => DockerResourceConfiguration = resourceConfiguration;

    protected override WordPressConfiguration DockerResourceConfiguration { get; }

    public WordPressBuilder WithDatabase(Database database)
        => WithNetwork(database.Server.Network)
            .WithEnvironment("WORDPRESS_DB_HOST", SmokeTestAssembly.DatabaseHost)
            .WithEnvironment("WORDPRESS_DB_NAME", database.Name)
            .WithEnvironment("WORDPRESS_DB_USER", database.User)
            .WithEnvironment("WORDPRESS_DB_PASSWORD", database.Password);

    /// <summary>As strict as a container can be run.</summary>
    public WordPressBuilder WithReadOnlyRoot()
        => WithTmpfsMount("/tmp").WithReadOnlyRootAndVolume();

    /// <summary>The same where no tmpfs is to be had: what the image declares as a volume is one.</summary>
    public WordPressBuilder WithReadOnlyRootAndVolume()
        => WithCreateParameterModifier(parameters =>
        {
            parameters.User = "33:33";
            parameters.HostConfig!.ReadonlyRootfs = true;
            parameters.HostConfig.CapDrop = ["ALL"];
            parameters.HostConfig.SecurityOpt = ["no-new-privileges"];
        });

    /// <summary>Gives the site a server for its sessions (<c>SESSION</c>) or its object cache (<c>CACHE</c>).</summary>
    public WordPressBuilder WithRedis(string use, string host, string password = RedisBuilder.DefaultPassword)
        => WithEnvironment($"WORDPRESS_{use}_REDIS_HOST", host).WithEnvironment($"WORDPRESS_{use}_REDIS_PASSWORD", password);

    /// <summary>A page of the tests' own: one of the folder <c>Files</c>.</summary>
    public WordPressBuilder WithPage(string file)
        => WithResourceMapping(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Files", file)), "/var/www/html/" + file);

    /// <summary>A file in the container, for variables that end in <c>_FILE</c>.</summary>
    public WordPressBuilder WithSecret(string path, string content)
        => WithResourceMapping(Encoding.UTF8.GetBytes(content), path);

    /// <summary>Started means only: alive.</summary>
    public WordPressBuilder WithoutReadiness() => WithWaitStrategy(UntilAnswers("/healthz"));

    public override WordPressContainer Build()
    {
        Validate();
        return new WordPressContainer(DockerResourceConfiguration);
    }

    protected override WordPressBuilder Init()
        => base.Init()
            .WithLabel(TestRun.Label, TestRun.Id)
            .WithPortBinding(WordPressPort, assignRandomHostPort: true)
            .WithEnvironment("WP_ENVIRONMENT_TYPE", "local")
            .WithEnvironment("WORDPRESS_USERNAME", Username)
            .WithEnvironment("WORDPRESS_PASSWORD", Password)
            .WithEnvironment("WORDPRESS_BLOG_NAME", "Smoke test")
            // There is no internet here; what WordPress asks for there would only time out.
            .WithEnvironment("WORDPRESS_CONFIG_EXTRA", "define('WP_HTTP_BLOCK_EXTERNAL', true);")
            .WithWaitStrategy(UntilAnswers("/readyz"));

    protected override WordPressBuilder Clone(IResourceConfiguration<CreateContainerParameters> resourceConfiguration)
        => Merge(DockerResourceConfiguration, new WordPressConfiguration(resourceConfiguration));

    protected override WordPressBuilder Clone(IContainerConfiguration resourceConfiguration)
        => Merge(DockerResourceConfiguration, new WordPressConfiguration(resourceConfiguration));

    protected override WordPressBuilder Merge(WordPressConfiguration oldValue, WordPressConfiguration newValue)
        => new(new WordPressConfiguration(oldValue, newValue));

    private static IWaitForContainerOS UntilAnswers(string path)
        => Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(
            request => request.ForPort(WordPressPort).ForPath(path),
            wait => wait.WithInterval(TimeSpan.FromMilliseconds(50)));
}
