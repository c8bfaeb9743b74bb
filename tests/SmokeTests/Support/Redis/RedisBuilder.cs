using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;

namespace WpAspire.SmokeTests.Support.Redis;

/// <summary>Builds a Redis container that is started when it answers.</summary>
public sealed class RedisBuilder : ContainerBuilder<RedisBuilder, RedisContainer, RedisConfiguration>
{
    public const ushort RedisPort = 6379;
    public const string DefaultPassword = "password of redis";

    public RedisBuilder(string image)
        : this(new RedisConfiguration())
        => DockerResourceConfiguration = Init().WithImage(image).DockerResourceConfiguration;

    private RedisBuilder(RedisConfiguration resourceConfiguration)
        : base(resourceConfiguration)
        => DockerResourceConfiguration = resourceConfiguration;

    protected override RedisConfiguration DockerResourceConfiguration { get; }

    public RedisBuilder WithPassword(string password)
        => Merge(DockerResourceConfiguration, new RedisConfiguration(password)).WithEnvironment("REDIS_PASSWORD", password);

    /// <summary>The password comes from a file, as editors write one, instead.</summary>
    public RedisBuilder WithPasswordFile(string password)
        => Merge(DockerResourceConfiguration, new RedisConfiguration(password))
            .WithEnvironment("REDIS_PASSWORD", "")
            .WithEnvironment("REDIS_PASSWORD_FILE", "/run/secrets/password")
            .WithResourceMapping(System.Text.Encoding.UTF8.GetBytes(password + "\n"), "/run/secrets/password");

    /// <summary>As strict as a container can be run.</summary>
    public RedisBuilder WithReadOnlyRoot()
        => WithCreateParameterModifier(parameters =>
        {
            parameters.HostConfig!.ReadonlyRootfs = true;
            parameters.HostConfig.CapDrop = ["ALL"];
            parameters.HostConfig.SecurityOpt = ["no-new-privileges"];
        });

    public override RedisContainer Build()
    {
        Validate();
        return new RedisContainer(DockerResourceConfiguration);
    }

    protected override RedisBuilder Init()
        => base.Init()
            .WithLabel(TestRun.Label, TestRun.Id)
            .WithPortBinding(RedisPort, assignRandomHostPort: true)
            .WithPassword(DefaultPassword)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilCommandIsCompleted(
                ["healthcheck.sh"],
                wait => wait.WithInterval(TimeSpan.FromMilliseconds(100))));

    protected override RedisBuilder Clone(IResourceConfiguration<CreateContainerParameters> resourceConfiguration)
        => Merge(DockerResourceConfiguration, new RedisConfiguration(resourceConfiguration));

    protected override RedisBuilder Clone(IContainerConfiguration resourceConfiguration)
        => Merge(DockerResourceConfiguration, new RedisConfiguration(resourceConfiguration));

    protected override RedisBuilder Merge(RedisConfiguration oldValue, RedisConfiguration newValue)
        => new(new RedisConfiguration(oldValue, newValue));
}
