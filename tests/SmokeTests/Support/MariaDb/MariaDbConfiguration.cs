using Docker.DotNet.Models;
using DotNet.Testcontainers.Configurations;

namespace WpAspire.SmokeTests.Support.MariaDb;

/// <inheritdoc cref="ContainerConfiguration" />
public sealed class MariaDbConfiguration : ContainerConfiguration
{
    public MariaDbConfiguration()
    {
    }

    public MariaDbConfiguration(IResourceConfiguration<CreateContainerParameters> resourceConfiguration)
        : base(resourceConfiguration)
    {
    }

    public MariaDbConfiguration(IContainerConfiguration resourceConfiguration)
        : base(resourceConfiguration)
    {
    }

    public MariaDbConfiguration(MariaDbConfiguration oldValue, MariaDbConfiguration newValue)
        : base(oldValue, newValue)
    {
    }
}
