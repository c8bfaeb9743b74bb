using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace WpAspire.Provisioning.Options;

/// <summary>Finds the region that AWS tools use on this machine, in its environment and AWS configuration files.</summary>
internal static class AwsRegion
{
    /// <summary>The region, or nothing if there is none. Asks no network.</summary>
    /// <param name="profile">The profile to look at. Without it, the one that AWS tools would take.</param>
    public static string? OfThisMachine(string? profile) =>
        string.IsNullOrWhiteSpace(profile)
            ? FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName
            : OfEnvironment() ?? OfProfile(profile);

    // As with every AWS tool, the environment decides before the profile does.
    private static string? OfEnvironment() =>
        new[] { EnvironmentVariableAWSRegion.ENVIRONMENT_VARIABLE_REGION, EnvironmentVariableAWSRegion.ENVIRONMENT_VARIABLE_DEFAULT_REGION }
            .Select(Environment.GetEnvironmentVariable)
            .FirstOrDefault(r => !string.IsNullOrEmpty(r));

    private static string? OfProfile(string profile) =>
        new CredentialProfileStoreChain().TryGetProfile(profile, out var found) ? found.Region?.SystemName : null;
}
