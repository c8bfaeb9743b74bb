using Microsoft.Extensions.Configuration;

namespace WpAspire.Provisioning.Options;

/// <summary>Makes options of configuration and of this machine: its AWS profile, its environment, its clock.</summary>
public static class AwsOptionsLoader
{
    private const string RegionKey = "Aws:Region";
    private const string ProfileKey = "Aws:Profile";

    /// <summary>
    /// Reads the section <c>Aws</c> as <see cref="AwsOptionsBinder.Bind"/> does. Where it has no region, it is the one
    /// that every AWS tool would use here.
    /// </summary>
    /// <param name="configuration">The configuration of the application.</param>
    /// <param name="environmentName">The name of the environment, which is the preset where none is set.</param>
    /// <exception cref="DistributedApplicationException">Something is wrong; a line for each option says what, and what is allowed.</exception>
    public static AwsOptions Load(IConfiguration configuration, string environmentName)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return AwsOptionsBinder.Bind(WithRegion(configuration), environmentName, today);
    }

    private static IConfiguration WithRegion(IConfiguration configuration)
    {
        if (!string.IsNullOrWhiteSpace(configuration[RegionKey]) || AwsRegion.OfThisMachine(configuration[ProfileKey]) is not { } region)
        {
            return configuration;
        }

        return new ConfigurationBuilder()
            .AddConfiguration(configuration)
            .AddInMemoryCollection([new(RegionKey, region)])
            .Build();
    }
}
