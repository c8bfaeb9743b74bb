using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>The Application Load Balancer.</summary>
public sealed record LoadBalancerOptions
{
    /// <summary>Whether the site is served over HTTPS. Needs a domain and a certificate.</summary>
    [Option(false, true)]
    public required bool Https { get; init; }

    /// <summary>The TLS versions and ciphers that visitors may use.</summary>
    [Option("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09")]
    [OneOf("ELBSecurityPolicy-TLS13-1-2-2021-06", "ELBSecurityPolicy-TLS13-1-2-Res-2021-06", "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04", "ELBSecurityPolicy-TLS13-1-3-2021-06", "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04")]
    public required string SslPolicy { get; init; }

    /// <summary>The path that tells whether a task serves.</summary>
    [Option("/healthz"), Text(@"^/[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]{0,1023}$", "a path such as /healthz")]
    public required string HealthPath { get; init; }

    /// <summary>The HTTP status of a task that serves.</summary>
    [Option("200"), Text(@"^[2-4]\d\d(-[2-4]\d\d)?(,[2-4]\d\d(-[2-4]\d\d)?)*$", "HTTP statuses from 200 to 499 such as 200 or 200-299,302")]
    public required string HealthMatcher { get; init; }

    /// <summary>The time between two health checks.</summary>
    [Option(15), Between(5, 300)]
    public required int HealthIntervalSeconds { get; init; }

    /// <summary>How long a health check may take.</summary>
    [Option(5), Between(2, 120)]
    public required int HealthTimeoutSeconds { get; init; }

    /// <summary>After how many good health checks a task serves.</summary>
    [Option(2), Between(2, 10)]
    public required int HealthyThreshold { get; init; }

    /// <summary>After how many bad health checks a task is replaced.</summary>
    [Option(3), Between(2, 10)]
    public required int UnhealthyThreshold { get; init; }

    /// <summary>How long a task that is to stop may finish its requests.</summary>
    [Option(30), Between(0, 3600)]
    public required int DeregistrationDelaySeconds { get; init; }

    /// <summary>How long a request may be silent.</summary>
    [Option(120), Between(1, 4000)]
    public required int IdleTimeoutSeconds { get; init; }

    /// <summary>Whether AWS refuses to delete the load balancer.</summary>
    [Option(false, true)]
    public required bool DeletionProtection { get; init; }

    /// <summary>Whether every request is logged to a bucket.</summary>
    [Option(false, true)]
    public required bool AccessLogs { get; init; }

    /// <summary>How long access logs are kept.</summary>
    [Option(30, 365), Between(1, 3653)]
    public required int AccessLogRetentionDays { get; init; }
}
