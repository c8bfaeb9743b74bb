using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;

namespace WpAspire.SmokeTests.Support.MariaDb;

/// <summary>Builds a MariaDB container that is started when it takes connections.</summary>
public sealed class MariaDbBuilder : ContainerBuilder<MariaDbBuilder, MariaDbContainer, MariaDbConfiguration>
{
    public const ushort MariaDbPort = 3306;

    public MariaDbBuilder(string image)
        : this(new MariaDbConfiguration())
        => DockerResourceConfiguration = Init().WithImage(image).DockerResourceConfiguration;

    private MariaDbBuilder(MariaDbConfiguration resourceConfiguration)
        : base(resourceConfiguration)
        => DockerResourceConfiguration = resourceConfiguration;

    protected override MariaDbConfiguration DockerResourceConfiguration { get; }

    /// <summary>A file in the container, for variables that end in <c>_FILE</c>.</summary>
    public MariaDbBuilder WithSecret(string path, string content)
        => WithResourceMapping(System.Text.Encoding.UTF8.GetBytes(content), path);

    public override MariaDbContainer Build()
    {
        Validate();
        return new MariaDbContainer(DockerResourceConfiguration);
    }

    protected override MariaDbBuilder Init()
        => base.Init()
            .WithLabel(TestRun.Label, TestRun.Id)
            .WithPortBinding(MariaDbPort, assignRandomHostPort: true)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilCommandIsCompleted(
                ["healthcheck.sh", "--connect", "--innodb_initialized"],
                wait => wait.WithInterval(TimeSpan.FromMilliseconds(100))));

    protected override MariaDbBuilder Clone(IResourceConfiguration<CreateContainerParameters> resourceConfiguration)
        => Merge(DockerResourceConfiguration, new MariaDbConfiguration(resourceConfiguration));

    protected override MariaDbBuilder Clone(IContainerConfiguration resourceConfiguration)
        => Merge(DockerResourceConfiguration, new MariaDbConfiguration(resourceConfiguration));

    protected override MariaDbBuilder Merge(MariaDbConfiguration oldValue, MariaDbConfiguration newValue)
        => new(new MariaDbConfiguration(oldValue, newValue));
}
