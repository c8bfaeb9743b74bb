namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>What an estimate takes for granted where the cost depends on use.</summary>
internal sealed record UsageAssumptions
{
    /// <summary>The hours of a month.</summary>
    public int HoursPerMonth { get; init; } = 730;

    /// <summary>The data on each shared file system, in GiB.</summary>
    public int FileSystemGiB { get; init; } = 10;

    /// <summary>What the recovery points of each backup vault add up to, in GiB.</summary>
    public int BackupGiB { get; init; } = 40;

    /// <summary>The images in each repository, in GiB: layers that images share count once.</summary>
    public int RepositoryGiB { get; init; } = 2;

    /// <summary>The objects in each bucket, in GiB.</summary>
    public int BucketGiB { get; init; } = 1;

    /// <summary>What is written to each log group, in GiB a month.</summary>
    public int LogGiB { get; init; } = 1;

    /// <summary>How long a scheduled task runs, in minutes. Fargate counts one minute at least.</summary>
    public int ScheduledTaskMinutes { get; init; } = 1;

    /// <summary>The load balancer capacity units that a load balancer uses on average: one is 25 new connections a second, 3,000 open ones, or 1 GB an hour.</summary>
    public decimal LoadBalancerUnits { get; init; } = 0.2m;

    /// <summary>The pages that PHP makes of each site a month, of which telemetry samples a share.</summary>
    public int Pages { get; init; } = 1_000_000;

    /// <summary>The different statuses that a site answers with, each of which is a metric of telemetry.</summary>
    public int StatusCodes { get; init; } = 6;

    /// <summary>The assumptions as sentences for people.</summary>
    public IReadOnlyList<string> Describe() =>
    [
        $"{HoursPerMonth} hours a month, with as many tasks and instances as the site starts with.",
        $"{FileSystemGiB} GiB of files on each shared file system, and in each bucket of uploads, all in the standard storage class.",
        $"{BackupGiB} GiB of recovery points in each backup vault.",
        $"{RepositoryGiB} GiB in each image repository and {BucketGiB} GiB in each bucket of logs.",
        $"{LogGiB} GiB written to each log group a month.",
        $"{ScheduledTaskMinutes} minute for each run of a scheduled task.",
        FormattableString.Invariant($"{LoadBalancerUnits} capacity units of each load balancer on average."),
        FormattableString.Invariant($"{Pages:N0} pages of PHP a month, with {StatusCodes} different statuses, of a site that has traces and metrics."),
    ];
}
