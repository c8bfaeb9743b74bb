using Docker.DotNet.Models;
using DotNet.Testcontainers.Configurations;

namespace WpAspire.SmokeTests.Support.Redis;

/// <inheritdoc cref="ContainerConfiguration" />
public sealed class RedisConfiguration : ContainerConfiguration
{
    public RedisConfiguration(string? password = null) => Password = password;

    public RedisConfiguration(IResourceConfiguration<CreateContainerParameters> resourceConfiguration)
        : base(resourceConfiguration)
    {
    }

    public RedisConfiguration(IContainerConfiguration resourceConfiguration)
        : base(resourceConfiguration)
    {
    }

    public RedisConfiguration(RedisConfiguration oldValue, RedisConfiguration newValue)
        : base(oldValue, newValue)
        => Password = newValue.Password ?? oldValue.Password;

    /// <summary>What clients sign in with.</summary>
    public string? Password { get; }
}
