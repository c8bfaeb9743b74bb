using Docker.DotNet.Models;
using DotNet.Testcontainers.Configurations;

namespace WpAspire.SmokeTests.Support.WordPress;

/// <inheritdoc cref="ContainerConfiguration" />
public sealed class WordPressConfiguration : ContainerConfiguration
{
    public WordPressConfiguration()
    {
    }

    public WordPressConfiguration(IResourceConfiguration<CreateContainerParameters> resourceConfiguration)
        : base(resourceConfiguration)
    {
    }

    public WordPressConfiguration(IContainerConfiguration resourceConfiguration)
        : base(resourceConfiguration)
    {
    }

    public WordPressConfiguration(WordPressConfiguration oldValue, WordPressConfiguration newValue)
        : base(oldValue, newValue)
    {
    }
}
