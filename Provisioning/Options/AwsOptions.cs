using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>
/// How the model becomes a site on AWS: the section <c>Aws</c> of the configuration, over the defaults of a preset.
/// </summary>
public sealed record AwsOptions
{
    /// <summary>The defaults of all other options. Without it, the name of the environment decides.</summary>
    [Option(Preset.Dev, Preset.Prod)]
    public required Preset Preset { get; init; }

    /// <summary>The region that everything is made in. Without it, the one that every AWS tool would use here.</summary>
    [Option("us-east-1"), Region]
    public required string Region { get; init; }

    /// <summary>The profile in the AWS configuration files that deploys.</summary>
    [Option, Text(@"^[^\s\[\]]([^\[\]\r\n]{0,126}[^\s\[\]])?$", "the name of a profile")]
    public string? Profile { get; init; }

    /// <summary>The only account that may be deployed to; any other is refused.</summary>
    [Option, Text("^[0-9]{12}$", "12 digits")]
    public string? AccountId { get; init; }

    /// <summary>The public name of the site, in a model of one.</summary>
    [Option, DomainName]
    public string? Domain { get; init; }

    /// <summary>The Route 53 hosted zone that gets the site's records and those that prove the certificate.</summary>
    [Option, Text("^Z[A-Z0-9]{1,31}$", "the ID of a hosted zone such as Z0123456789ABCDEFGHIJ")]
    public string? HostedZoneId { get; init; }

    /// <summary>A certificate of the load balancer that exists already. Without it, one is requested for the domain.</summary>
    [Option, CertificateArn]
    public string? CertificateArn { get; init; }

    /// <summary>
    /// The public names of the sites, by the names of their resources, in a model of several or for a site with several names. The first
    /// is in the site's address. Others lead there (301, with path and query), or are names of a network's sites.
    /// </summary>
    [Option(""), DomainNames]
    public required IReadOnlyDictionary<string, string> Domains { get; init; }

    /// <summary>Tags on everything that takes tags.</summary>
    [Option(""), Tags]
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Whether a removal takes along what still holds data: images, logs in buckets, recovery points.</summary>
    [Option(true, false)]
    public required bool ForceDestroy { get; init; }

    /// <summary>The network.</summary>
    public required NetworkOptions Network { get; init; }

    /// <summary>The image repository.</summary>
    public required RegistryOptions Registry { get; init; }

    /// <summary>What containers run on.</summary>
    public required ComputeOptions Compute { get; init; }

    /// <summary>How many tasks a site has.</summary>
    public required ScalingOptions Scaling { get; init; }

    /// <summary>How a new version replaces the old one.</summary>
    public required DeploymentOptions Deployment { get; init; }

    /// <summary>The load balancer.</summary>
    public required LoadBalancerOptions LoadBalancer { get; init; }

    /// <summary>The content delivery network.</summary>
    public required CloudFrontOptions CloudFront { get; init; }

    /// <summary>The web application firewall.</summary>
    public required WafOptions Waf { get; init; }

    /// <summary>WordPress and PHP.</summary>
    public required WordPressOptions WordPress { get; init; }

    /// <summary>The database server.</summary>
    public required DatabaseOptions Database { get; init; }

    /// <summary>The Redis of the model.</summary>
    public required CacheOptions Cache { get; init; }

    /// <summary>The shared volumes of the model.</summary>
    public required FileSystemOptions FileSystem { get; init; }

    /// <summary>What editors upload.</summary>
    public required UploadsOptions Uploads { get; init; }

    /// <summary>Passwords, keys and salts.</summary>
    public required SecretsOptions Secrets { get; init; }

    /// <summary>The keys that everything is encrypted with.</summary>
    public required EncryptionOptions Encryption { get; init; }

    /// <summary>Central backups of the database and the shared volumes.</summary>
    public required BackupOptions Backup { get; init; }

    /// <summary>Logs, metrics, alarms and the budget.</summary>
    public required ObservabilityOptions Observability { get; init; }

    /// <summary>Traces and metrics of each request.</summary>
    public required TelemetryOptions Telemetry { get; init; }

    /// <summary>What a task's memory leaves the site, in MiB: all of it, or what the collector of telemetry does not take.</summary>
    public int SiteMemoryMiB => Compute.MemoryMiB - (Telemetry.Exporter == TelemetryExporter.None ? 0 : Telemetry.CollectorMemoryMiB);

    /// <summary>How many requests a task works on at once, each with a connection to the database: what is set, or what the image does.</summary>
    public int RequestWorkers => WordPress.MaxRequestWorkers ?? Capacity.RequestWorkers(Compute.Cpu, SiteMemoryMiB);

    /// <summary>How many connections the database takes: what is set, or what the instance class's memory allows, or nothing where that is not known.</summary>
    public int? MaxConnections => Database.Parameters.MaxConnections ?? Capacity.MaxConnections(Database.InstanceClass);

    /// <summary>The availability zones of the region that a site may use, by their IDs; none where no site can be.</summary>
    public IReadOnlyList<string> ZoneIds => SiteRegion.All.GetValueOrDefault(Region)?.ZoneIds ?? [];

    /// <summary>The defaults of a preset, before anything is checked.</summary>
    /// <param name="preset">The preset.</param>
    public static AwsOptions ForPreset(Preset preset) => OptionCatalog.Defaults(preset);
}
