using CsCheck;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Tests.Options;

/// <summary>Random options that can be deployed, for properties that hold for all of them.</summary>
internal static class ValidOptions
{
    /// <summary>Any options of either preset.</summary>
    public static Gen<AwsOptions> All { get; } =
        from preset in Gen.OneOf(Preset.Dev, Preset.Prod)
        from start in Site(AwsOptions.ForPreset(preset))
        from compute in Compute(start.Compute)
        from network in Network(start.Network, start.Region, compute.LaunchType)
        from delivery in Delivery(start with { Compute = compute, Network = network })
        from telemetry in Telemetry(delivery)
        from database in Database(delivery.Database)
        from scaled in Scaling(delivery with { Telemetry = telemetry, Database = database })
        from secrets in Secrets(scaled)
        from complete in Others(scaled with { Secrets = secrets })
        select complete;

    private static Gen<AwsOptions> Site(AwsOptions options) =>
        from region in Gen.OneOf("us-east-1", "eu-central-1", "ap-southeast-2")
        from hasZone in Gen.Bool
        from forceDestroy in Gen.Bool
        from tags in Gen.Dictionary(Gen.String[Gen.Char['a', 'z'], 1, 12], Gen.String[Gen.Char[' ', '~'], 0, 20].Select(OnlyTagCharacters))[0, 4]
        from domains in Gen.Dictionary(Gen.String[Gen.Char['a', 'z'], 1, 8], Gen.String[Gen.Char['a', 'z'], 1, 8].Select(n => $"{n}.example.com"))[0, 3]
        select options with
        {
            Region = region,
            Domain = "blog.example.com",
            Domains = domains,
            HostedZoneId = hasZone ? "Z0123456789ABCDEFGHIJ" : null,
            CertificateArn = hasZone ? null : Certificate(region),
            ForceDestroy = forceDestroy,
            Tags = tags,
            CloudFront = options.CloudFront with { CertificateArn = hasZone ? null : Certificate("us-east-1") },
            Observability = options.Observability with { AlarmEmail = "ops@example.com" },
        };

    private static string Certificate(string region) => $"arn:aws:acm:{region}:123456789012:certificate/0123abcd";

    private static string OnlyTagCharacters(string text) => string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || " _.:/=+-@".Contains(c))).Trim();

    private static Gen<ComputeOptions> Compute(ComputeOptions options) =>
        from launchType in Gen.OneOf(LaunchType.Fargate, LaunchType.Ec2)
        from architecture in Gen.OneOf(CpuArchitecture.X64, CpuArchitecture.Arm64)
        from task in Gen.OneOf(FargateSize.All.Where(s => s.Key <= 4096).SelectMany(s => s.Value.Select(m => (Cpu: s.Key, MemoryMiB: m))).ToArray())
        from ephemeral in Gen.Int[21, 200].Nullable()
        from stop in Gen.Int[2, 120]
        from spot in Gen.Int[0, 4]
        from instances in Sorted(1, 20)
        let large = architecture == CpuArchitecture.Arm64 ? "m7g.16xlarge" : "m7i.16xlarge"
        select options with
        {
            LaunchType = launchType,
            Architecture = architecture,
            Cpu = task.Cpu,
            MemoryMiB = task.MemoryMiB,
            EphemeralStorageGiB = launchType == LaunchType.Fargate ? ephemeral : null,
            StopTimeoutSeconds = stop,
            SpotWeight = launchType == LaunchType.Fargate ? spot : 0,
            Ec2 = options.Ec2 with
            {
                InstanceType = large,
                MinSize = instances.Min,
                DesiredCapacity = instances.Middle,
                // Enough for all tasks, however large.
                MaxSize = instances.Max + 12,
            },
        };

    private static Gen<NetworkOptions> Network(NetworkOptions options, string region, LaunchType launchType) =>
        from zones in Gen.Int[2, SiteRegion.All[region].ZoneIds.Count]
        from prefix in Gen.Int[16, SubnetSize.LongestPrefix - SubnetSize.PrefixLength(0, zones)]
        from second in Gen.Int[0, 255]
        from nat in Gen.OneOf(NatMode.PerZone, NatMode.Single, NatMode.None)
        from named in Gen.Bool
        from flowLogs in Gen.Bool
        from retention in Gen.OneOf(LogRetentionAttribute.Days.Cast<int>().ToArray()).Nullable()
        from endpoints in SomeOf(Endpoints)
        select options with
        {
            ZoneCount = zones,
            Cidr = $"10.{second}.0.0/{prefix}",
            Zones = named ? [.. Enumerable.Range(0, zones).Select(z => $"{region}{(char)('a' + z)}")] : [],
            Nat = nat,
            FlowLogs = flowLogs,
            FlowLogRetentionDays = retention,
            InterfaceEndpoints = nat == NatMode.None || launchType == LaunchType.Ec2 ? Endpoints : endpoints,
        };

    private static Gen<AwsOptions> Delivery(AwsOptions options) =>
        from https in Gen.Bool
        from cloudFront in Gen.Bool
        from firewall in Gen.Bool
        from xmlrpc in Gen.Bool
        from rate in Gen.Int[10, 10000]
        from cidrs in SomeOf(["203.0.113.0/24", "198.51.100.0/24", "2001:db8::/32"])
        from execution in Gen.Int[1, 300]
        from idle in Gen.Int[300, 4000]
        from times in Gen.Int[2, 120].SelectMany(t => Gen.Int[Math.Max(5, t + 1), 300].Select(i => (Timeout: t, Interval: i)))
        from logs in Gen.Bool
        from protect in Gen.Bool
        from uploads in Gen.OneOf(UploadsStorage.Efs, UploadsStorage.S3)
        from bucket in Gen.Bool
        select options with
        {
            Uploads = options.Uploads with { Storage = https && cloudFront ? uploads : UploadsStorage.Efs, Bucket = bucket },
            LoadBalancer = options.LoadBalancer with
            {
                Https = https,
                HealthTimeoutSeconds = times.Timeout,
                HealthIntervalSeconds = times.Interval,
                IdleTimeoutSeconds = idle,
                AccessLogs = logs,
                DeletionProtection = protect,
            },
            CloudFront = options.CloudFront with { Enabled = https && cloudFront, AccessLogs = logs },
            Waf = options.Waf with { Enabled = firewall, BlockXmlrpc = xmlrpc, LoginRateLimit = rate, AdminAllowedCidrs = firewall ? cidrs : [] },
            WordPress = options.WordPress with { MaxExecutionSeconds = execution },
        };

    private static Gen<TelemetryOptions> Telemetry(AwsOptions options) =>
        from exporter in Gen.OneOf(TelemetryExporter.None, TelemetryExporter.XRay, TelemetryExporter.Otlp)
        from sampling in Gen.Int[0, 100]
        from endpoint in Gen.OneOf("https://otlp.nr-data.net", "https://otlp.nr-data.net:4318", "https://otlp-gateway-prod-eu-west-2.grafana.net/otlp")
        from given in Gen.Bool
        from image in Gen.OneOf(options.Telemetry.CollectorImage, Copy(options.Region))
        let fits = options.Compute.MemoryMiB >= 512 + options.Telemetry.CollectorMemoryMiB
        let isReached = options.Network.Nat != NatMode.None
        let sent = !fits || (exporter == TelemetryExporter.Otlp && !isReached) ? TelemetryExporter.None : exporter
        let isGiven = given && sent != TelemetryExporter.XRay
        select options.Telemetry with
        {
            Exporter = sent,
            SamplingPercent = sampling,
            Endpoint = sent == TelemetryExporter.Otlp ? endpoint : null,
            HeadersSecretArn = isGiven ? $"arn:aws:secretsmanager:{options.Region}:123456789012:secret:telemetry-AbCdEf" : null,
            HeadersKeyArn = isGiven ? $"arn:aws:kms:{options.Region}:123456789012:key/0123abcd" : null,
            CollectorImage = isReached ? image : Copy(options.Region),
        };

    private static Gen<SecretsOptions> Secrets(AwsOptions options) =>
        from vault in Gen.Bool
        from port in Gen.OneOf("", ":8200")
        from version in Gen.Int[1, 100].Nullable()
        let isInVault = vault && options.Network.Nat != NatMode.None && options.Telemetry is not { Exporter: TelemetryExporter.Otlp, HeadersSecretArn: null }
        select options.Secrets with
        {
            Store = isInVault ? SecretsStore.Vault : SecretsStore.SecretsManager,
            Vault = options.Secrets.Vault with { Address = isInVault ? $"https://vault.example.com{port}" : null, Version = version },
        };

    private static string Copy(string region) => $"123456789012.dkr.ecr.{region}.amazonaws.com/aws-otel-collector:v0.49.0";

    private static Gen<DatabaseOptions> Database(DatabaseOptions options) =>
        from version in Gen.OneOf("10.11", "11.4", "11.4.5", "11.8")
        from instanceClass in Gen.OneOf("db.t4g.micro", "db.t4g.small", "db.t4g.medium", "db.m7g.large", "db.r6g.2xlarge")
        from disk in Disk
        from windows in Gen.OneOf(("03:00-04:00", "sun:04:30-sun:05:30"), ("23:30-00:30", "sun:00:30-sun:19:30"), ("12:00-12:30", "wed:22:00-thu:04:00"))
        from retention in Gen.Int[0, 35]
        from multiAz in Gen.Bool
        from protect in Gen.Bool
        from logs in SomeOf(["audit", "error", "general", "slowquery"])
        from insightsDays in Gen.OneOf(7, 31, 62, 713, 731)
        from monitoring in Gen.OneOf(0, 1, 5, 10, 15, 30, 60)
        from queryCache in Gen.OneOf((0, 0), (1, 16), (2, 1024))
        from port in Gen.Int[1150, 65535]
        select options with
        {
            EngineVersion = version,
            AutoMinorVersionUpgrade = !MariaDbRelease.IsFull(version),
            InstanceClass = instanceClass,
            AllocatedGiB = disk.AllocatedGiB,
            MaxAllocatedGiB = disk.MaxAllocatedGiB,
            StorageType = disk.Type,
            Iops = disk.Iops,
            ThroughputMiBps = disk.ThroughputMiBps,
            BackupWindow = windows.Item1,
            MaintenanceWindow = windows.Item2,
            BackupRetentionDays = retention,
            MultiAz = multiAz,
            DeletionProtection = protect,
            FinalSnapshot = protect,
            LogExports = logs,
            PerformanceInsights = multiAz && instanceClass is not ("db.t4g.micro" or "db.t4g.small"),
            PerformanceInsightsDays = insightsDays,
            MonitoringIntervalSeconds = monitoring,
            Port = port,
            Parameters = options.Parameters with
            {
                InnodbBufferPoolSize = instanceClass == "db.t4g.micro" ? "{DBInstanceClassMemory*1/2}" : "{DBInstanceClassMemory*3/4}",
                QueryCacheType = queryCache.Item1,
                QueryCacheSizeMiB = queryCache.Item2,
            },
        };

    private static Gen<(string Type, int AllocatedGiB, int? MaxAllocatedGiB, int? Iops, int? ThroughputMiBps)> Disk { get; } = Gen.OneOf(
        Gen.Int[20, 399].Select(g => ("gp3", g, (int?)(g * 2), (int?)null, (int?)null)),
        Gen.Select(Gen.Int[400, 1000], Gen.Int[12000, 64000], (g, i) => ("gp3", g, (int?)null, (int?)i, (int?)(i / 24))),
        Gen.Int[20, 1000].Select(g => ("gp2", g, (int?)null, (int?)null, (int?)null)),
        Gen.Select(Gen.Int[100, 1000], Gen.Int[1000, 5000], (g, i) => ("io2", g, (int?)(g + g), (int?)i, (int?)null)));

    // More tasks than the database takes by itself have it set to take them.
    private static Gen<AwsOptions> Scaling(AwsOptions options) =>
        from tasks in Sorted(1, 20)
        from hasDesired in Gen.Bool
        from workers in Gen.Int[2, 64].Nullable()
        from cpu in Gen.Int[10, 95].Nullable()
        from requests in Gen.Int[1, 10000].Nullable()
        from healthy in Gen.OneOf((100, 200), (50, 200), (0, 100))
        from circuitBreaker in Gen.Bool
        let scaled = options with
        {
            Scaling = options.Scaling with { Min = tasks.Min, Desired = hasDesired ? tasks.Middle : null, Max = tasks.Max, CpuTargetPercent = cpu, RequestsPerTarget = requests },
            Deployment = options.Deployment with { MinHealthyPercent = healthy.Item1, MaxPercent = healthy.Item2, CircuitBreaker = circuitBreaker },
            WordPress = options.WordPress with { MaxRequestWorkers = workers },
        }
        let connections = ((scaled.Scaling.Max * scaled.RequestWorkers) + 20) * 10 / 9 + 1
        select scaled with
        {
            Database = scaled.Database with
            {
                Parameters = scaled.Database.Parameters with { MaxConnections = connections > scaled.MaxConnections ? connections : null },
            },
        };

    private static Gen<AwsOptions> Others(AwsOptions options) =>
        from flags in Gen.Bool.Array[6]
        from throughput in Gen.OneOf("elastic", "bursting", "provisioned")
        from mibps in Gen.Int[1, 3414]
        from maxIo in Gen.Bool
        from cache in Gen.OneOf(("redis", "7.1"), ("valkey", "7.2"), ("valkey", "8.1"))
        from replicas in Gen.Int[0, 5]
        from retention in Gen.OneOf(LogRetentionAttribute.Days.Cast<int>().ToArray())
        from insights in Gen.OneOf("disabled", "enabled", "enhanced")
        from daily in Gen.Int[1, 100]
        from secretDays in Gen.OneOf(0, 7, 30)
        from smtp in Gen.Bool
        select options with
        {
            FileSystem = options.FileSystem with
            {
                ThroughputMode = throughput,
                PerformanceMode = maxIo && throughput != "elastic" ? "maxIO" : "generalPurpose",
                ProvisionedMiBps = throughput == "provisioned" ? mibps : null,
                TransitionToArchive = throughput == "elastic" && flags[0] ? "AFTER_90_DAYS" : null,
                Backup = flags[1],
            },
            Cache = options.Cache with { Engine = cache.Item1, EngineVersion = cache.Item2, Replicas = replicas, MultiAz = replicas > 0 && flags[2] },
            Encryption = options.Encryption with { CustomerManagedKeys = flags[3], SecretRecoveryDays = secretDays },
            Backup = options.Backup with { Enabled = flags[1], DailyRetentionDays = daily, MonthlyRetentionDays = daily * 2, CopyRegion = flags[4] ? "eu-west-1" : null },
            Observability = options.Observability with { Alarms = flags[5], LogRetentionDays = retention, ContainerInsights = insights, Dashboard = flags[0], MonthlyBudgetUsd = flags[2] ? daily : null },
            Deployment = options.Deployment with { RollbackAlarms = flags[5] },
            WordPress = options.WordPress with { Smtp = options.WordPress.Smtp with { Host = smtp ? "smtp.example.com" : null, User = smtp ? "blog" : null } },
        };

    private static readonly string[] Endpoints =
        [.. ((OneOfAttribute)OptionCatalog.Options.Single(o => o.Key == "Aws:Network:InterfaceEndpoints").Rule).Values.Cast<string>()];

    private static Gen<(int Min, int Middle, int Max)> Sorted(int from, int to) =>
        Gen.Int[from, to].Array[3].Select(n => n.Order().ToArray()).Select(n => (n[0], n[1], n[2]));

    private static Gen<IReadOnlyList<string>> SomeOf(string[] texts) =>
        Gen.Bool.Array[texts.Length].Select(taken => (IReadOnlyList<string>)[.. texts.Where((_, i) => taken[i])]);
}
