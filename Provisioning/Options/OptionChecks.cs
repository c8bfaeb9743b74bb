using WpAspire.Provisioning.Options.Binding;

namespace WpAspire.Provisioning.Options;

/// <summary>What options must be together, beyond what each may be.</summary>
internal static class OptionChecks
{
    public static IEnumerable<OptionProblem> All(AwsOptions options, DateOnly? today) =>
    [
        .. RegionChecks.Check(options),
        .. SiteChecks.Check(options),
        .. NetworkChecks.Check(options),
        .. ComputeChecks.Check(options),
        .. TelemetryChecks.Check(options),
        .. ScalingChecks.Check(options),
        .. LoadBalancerChecks.Check(options),
        .. EdgeChecks.Check(options),
        .. DatabaseChecks.Check(options, today),
        .. DatabaseStorageChecks.Check(options),
        .. DatabaseParameterChecks.Check(options),
        .. ConnectionChecks.Check(options),
        .. CacheChecks.Check(options),
        .. FileSystemChecks.Check(options),
        .. UploadsChecks.Check(options),
        .. VaultChecks.Check(options),
        .. BackupChecks.Check(options),
    ];
}
