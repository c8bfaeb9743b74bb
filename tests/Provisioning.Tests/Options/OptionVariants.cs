using Microsoft.Extensions.Configuration;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Options.Definitions;
using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Provisioning.Tests.Options;

/// <summary>For each option two sites that differ by it alone, and whose programs differ.</summary>
internal static class OptionVariants
{
    private static readonly string[] s_numbers = ["0", "1", "2", "3", "4", "5", "6", "7", "10", "14", "15", "30", "31", "35", "45", "60", "64", "90", "100", "120", "128", "150", "200", "256", "300", "400", "512", "1000", "1024", "2048", "3307", "4000", "12000"];

    /// <summary>Values of options that are text, and what else they need to be allowed.</summary>
    private static readonly Dictionary<string, string[]> s_texts = new()
    {
        ["Aws:Preset"] = ["prod"],
        ["Aws:Region"] = ["eu-west-1"],
        ["Aws:Profile"] = ["work"],
        ["Aws:AccountId"] = ["210987654321"],
        ["Aws:Domain"] = ["other.example.com"],
        ["Aws:HostedZoneId"] = ["Z9999999999999999999"],
        ["Aws:CertificateArn"] = ["arn:aws:acm:eu-central-1:123456789012:certificate/0123abcd"],
        ["Aws:Domains:wordpress"] = ["other.example.com"],
        ["Aws:Tags:Owner"] = ["lois"],
        ["Aws:Network:Cidr"] = ["10.1.0.0/16"],
        ["Aws:Network:VpcId"] = ["vpc-0a1b2c3d4e5f67890", "vpc-0a1b2c3d4e5f67891"],
        ["Aws:Network:PublicSubnets"] = ["Tier=public", "Tier=edge"],
        ["Aws:Network:AppSubnets"] = ["Tier=app", "Tier=web"],
        ["Aws:Network:DataSubnets"] = ["Tier=data", "Tier=store"],
        ["Aws:Network:Zones"] = ["eu-central-1a,eu-central-1b,eu-central-1c", "us-east-1a,us-east-1b"],
        ["Aws:Network:InterfaceEndpoints"] = ["kms"],
        ["Aws:Compute:Ec2:InstanceType"] = ["m7i.xlarge"],
        ["Aws:LoadBalancer:SslPolicy"] = ["ELBSecurityPolicy-TLS13-1-3-2021-06"],
        ["Aws:LoadBalancer:HealthPath"] = ["/readyz"],
        ["Aws:LoadBalancer:HealthMatcher"] = ["200-299"],
        ["Aws:CloudFront:PriceClass"] = ["PriceClass_All"],
        ["Aws:CloudFront:CertificateArn"] = ["arn:aws:acm:us-east-1:123456789012:certificate/0123abcd"],
        ["Aws:Waf:ManagedRuleGroups"] = ["AWSManagedRulesCommonRuleSet,AWSManagedRulesKnownBadInputsRuleSet,AWSManagedRulesAnonymousIpList"],
        ["Aws:Waf:CountOnly"] = ["AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY"],
        ["Aws:Waf:AdminAllowedCidrs"] = ["198.51.100.0/24"],
        ["Aws:WordPress:Smtp:Host"] = ["mail.example.com"],
        ["Aws:WordPress:Smtp:User"] = ["lois"],
        ["Aws:WordPress:Smtp:Protocol"] = ["ssl", "tls"],
        ["Aws:WordPress:Smtp:FromEmail"] = ["lois@example.com"],
        ["Aws:Database:EngineVersion"] = ["11.8"],
        ["Aws:Database:InstanceClass"] = ["db.m7g.large"],
        ["Aws:Database:StorageType"] = ["io2", "gp2"],
        ["Aws:Database:BackupWindow"] = ["05:00-06:00", "01:00-02:00"],
        ["Aws:Database:MaintenanceWindow"] = ["tue:04:30-tue:05:30"],
        ["Aws:Database:CaCertificate"] = ["rds-ca-rsa4096-g1"],
        ["Aws:Database:UserName"] = ["steward"],
        ["Aws:Database:LogExports"] = ["error"],
        ["Aws:Database:AuditEvents"] = ["CONNECT"],
        ["Aws:Database:Parameters:InnodbBufferPoolSize"] = ["{DBInstanceClassMemory/2}"],
        ["Aws:Database:Parameters:Extra:innodb_io_capacity"] = ["400"],
        ["Aws:Cache:Engine"] = ["redis;Aws:Cache:EngineVersion=7.1"],
        ["Aws:Cache:EngineVersion"] = ["7.2", "8.0"],
        ["Aws:Cache:NodeType"] = ["cache.m7g.large"],
        ["Aws:Cache:SnapshotWindow"] = ["07:00-08:00"],
        ["Aws:Cache:MaintenanceWindow"] = ["tue:05:30-tue:06:30"],
        ["Aws:FileSystem:PerformanceMode"] = ["maxIO"],
        ["Aws:FileSystem:ThroughputMode"] = ["bursting"],
        ["Aws:FileSystem:TransitionToIa"] = ["AFTER_7_DAYS"],
        ["Aws:FileSystem:TransitionToArchive"] = ["AFTER_180_DAYS"],
        ["Aws:FileSystem:TransitionToPrimary"] = ["AFTER_1_ACCESS", "none"],
        ["Aws:Secrets:Store"] = ["vault;Aws:Secrets:Vault:Address=https://vault.example.com:8200"],
        ["Aws:Secrets:Vault:Address"] = ["https://vault.example.net"],
        ["Aws:Secrets:Vault:Namespace"] = ["admin/web"],
        ["Aws:Secrets:Vault:Mount"] = ["kv"],
        ["Aws:Secrets:Vault:Path"] = ["teams/web/blog"],
        ["Aws:Secrets:Vault:Role"] = ["web"],
        ["Aws:Secrets:Vault:AuthMount"] = ["aws-prod"],
        ["Aws:Secrets:Vault:ServerId"] = ["vault.example.com"],
        ["Aws:Secrets:Vault:StsRegion"] = ["eu-central-1"],
        ["Aws:Secrets:Vault:CaCertificate"] = ["-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"],
        ["Aws:Backup:CopyRegion"] = ["eu-north-1"],
        ["Aws:Observability:AlarmEmail"] = ["lois@example.com"],
        ["Aws:Observability:ContainerInsights"] = ["disabled", "enabled", "enhanced"],
        ["Aws:Telemetry:Endpoint"] = ["https://api.honeycomb.io"],
        ["Aws:Telemetry:HeadersSecretArn"] = ["arn:aws:secretsmanager:eu-central-1:123456789012:secret:telemetry-AbCdEf"],
        ["Aws:Telemetry:HeadersKeyArn"] = ["arn:aws:kms:eu-central-1:123456789012:key/0123abcd"],
        ["Aws:Telemetry:MetricsTemporality"] = ["cumulative"],
        ["Aws:Telemetry:CollectorImage"] = ["public.ecr.aws/aws-observability/aws-otel-collector:v0.50.0"],
    };

    private static readonly (string Key, string Value)[] s_vault = [("Aws:Secrets:Store", "vault"), ("Aws:Secrets:Vault:Address", "https://vault.example.com:8200")];

    private static readonly (string Key, string Value)[] s_existingNetwork =
    [
        ("Aws:Network:VpcId", "vpc-0a1b2c3d4e5f67890"), ("Aws:Network:PublicSubnets", "Tier=public"), ("Aws:Network:AppSubnets", "Tier=app"), ("Aws:Network:DataSubnets", "Tier=data"),
    ];

    /// <summary>What an option needs beside it to be allowed.</summary>
    private static readonly Dictionary<string, (string Key, string Value)[]> s_company = new()
    {
        ["Aws:Network:VpcId"] = s_existingNetwork[1..],
        ["Aws:Network:PublicSubnets"] = s_existingNetwork,
        ["Aws:Network:AppSubnets"] = s_existingNetwork,
        ["Aws:Network:DataSubnets"] = s_existingNetwork,
        ["Aws:Database:EngineVersion"] = [("Aws:Database:EngineVersion", "11.4")],
        ["Aws:Database:AllocatedGiB"] = [("Aws:Database:MaxAllocatedGiB", "none")],
        ["Aws:Database:Iops"] = [("Aws:Database:AllocatedGiB", "400")],
        ["Aws:Database:ThroughputMiBps"] = [("Aws:Database:AllocatedGiB", "400"), ("Aws:Database:Iops", "12000")],
        ["Aws:Database:StorageType"] = [("Aws:Database:AllocatedGiB", "400"), ("Aws:Database:Iops", "12000")],
        ["Aws:FileSystem:ProvisionedMiBps"] = [("Aws:FileSystem:ThroughputMode", "provisioned"), ("Aws:FileSystem:TransitionToArchive", "none")],
        ["Aws:FileSystem:ThroughputMode"] = [("Aws:FileSystem:TransitionToArchive", "none")],
        ["Aws:FileSystem:PerformanceMode"] = [("Aws:FileSystem:ThroughputMode", "bursting"), ("Aws:FileSystem:TransitionToArchive", "none")],
        ["Aws:Database:MaxAllocatedGiB"] = [("Aws:Database:AllocatedGiB", "100")],
        ["Aws:Database:Parameters:QueryCacheSizeMiB"] = [("Aws:Database:Parameters:QueryCacheType", "1")],
        ["Aws:Database:Parameters:QueryCacheType"] = [("Aws:Database:Parameters:QueryCacheSizeMiB", "16")],
        ["Aws:Waf:ManagedRuleGroups"] = [("Aws:Waf:CountOnly", "none")],
        ["Aws:FileSystem:Backup"] = [("Aws:Backup:Enabled", "false")],
        ["Aws:Observability:Alarms"] = [("Aws:Observability:AlarmEmail", "ops@example.com")],
        ["Aws:Telemetry:SamplingPercent"] = [("Aws:Telemetry:Exporter", "xray")],
        ["Aws:Telemetry:CollectorImage"] = [("Aws:Telemetry:Exporter", "xray")],
        ["Aws:Telemetry:CollectorMemoryMiB"] = [("Aws:Telemetry:Exporter", "xray")],
        ["Aws:Telemetry:Endpoint"] = [("Aws:Telemetry:Exporter", "otlp"), ("Aws:Telemetry:Endpoint", "https://otlp.nr-data.net")],
        ["Aws:Telemetry:MetricsTemporality"] = [("Aws:Telemetry:Exporter", "otlp"), ("Aws:Telemetry:Endpoint", "https://otlp.nr-data.net")],
        ["Aws:Telemetry:HeadersSecretArn"] = [("Aws:Telemetry:Exporter", "otlp"), ("Aws:Telemetry:Endpoint", "https://otlp.nr-data.net")],
        ["Aws:Telemetry:HeadersKeyArn"] =
        [
            ("Aws:Telemetry:Exporter", "otlp"), ("Aws:Telemetry:Endpoint", "https://otlp.nr-data.net"),
            ("Aws:Telemetry:HeadersSecretArn", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:telemetry-AbCdEf"),
        ],
        ["Aws:Secrets:Vault:Address"] = s_vault,
        ["Aws:Secrets:Vault:Namespace"] = s_vault,
        ["Aws:Secrets:Vault:Mount"] = s_vault,
        ["Aws:Secrets:Vault:Path"] = s_vault,
        ["Aws:Secrets:Vault:Version"] = s_vault,
        ["Aws:Secrets:Vault:Role"] = s_vault,
        ["Aws:Secrets:Vault:AuthMount"] = s_vault,
        ["Aws:Secrets:Vault:ServerId"] = s_vault,
        ["Aws:Secrets:Vault:StsRegion"] = s_vault,
        ["Aws:Secrets:Vault:CaCertificate"] = s_vault,
        ["Aws:CloudFront:Enabled"] = [("Aws:LoadBalancer:DeletionProtection", "false")],
        ["Aws:Preset"] = [("Aws:Domain", "www.example.com"), ("Aws:HostedZoneId", "Z0123456789ABCDEFGHIJ"), ("Aws:Observability:AlarmEmail", "ops@example.com")],
    };

    private static readonly TestSite[] s_sites =
    [
        TestSites.Prod,
        TestSites.Dev,
        TestSites.Ec2,
        TestSites.Prod.With("Aws:CloudFront:Enabled", "false"),
        TestSites.Prod.With("Aws:Cache:Engine", "redis").With("Aws:Cache:EngineVersion", "7.1"),
    ];

    /// <summary>The keys of all options; of one that is values by name, the key of one of them.</summary>
    public static IEnumerable<string> Keys => OptionCatalog.Options.Select(KeyOf);

    /// <summary>The key that an option is tried by.</summary>
    public static string KeyOf(OptionDefinition option) =>
        option.IsDictionary ? s_texts.Keys.Single(k => k.StartsWith($"{option.Key}:", StringComparison.Ordinal)) : option.Key;

    /// <summary>The first two sites whose programs differ by an option of the catalogue; <see langword="null"/> if there are none.</summary>
    /// <param name="option">The option's key there.</param>
    public static Task<(PublishedSite Before, PublishedSite After)?> FindOptionAsync(string option) => FindAsync(KeyOf(OptionCatalog.Options.Single(o => o.Key == option)));

    /// <summary>The first two sites whose programs differ by an option; <see langword="null"/> if there are none.</summary>
    /// <param name="key">The option.</param>
    public static async Task<(PublishedSite Before, PublishedSite After)?> FindAsync(string key)
    {
        foreach (var site in s_sites)
        {
            var company = s_company.GetValueOrDefault(key, []).Aggregate(site, static (s, c) => s.With(c.Key, c.Value));
            PublishedSite? first = null;
            foreach (var variant in Values(key).Select(value => Set(company, key, value)).Prepend(company).Where(IsAllowed))
            {
                if (await PublishAsync(variant) is not { } published)
                {
                    continue;
                }

                if (first is not null && first.Program != published.Program)
                {
                    return (first, published);
                }

                first ??= published;
            }
        }

        return null;
    }

    // 1;Other=2 sets another option beside it.
    private static TestSite Set(TestSite site, string key, string value) =>
        value.Split(';').Aggregate(site, (s, part) => part.StartsWith("Aws:", StringComparison.Ordinal) && part.Split('=', 2) is [var other, var set] ? s.With(other, set) : s.With(key, part));

    private static string[] Values(string key)
    {
        if (s_texts.TryGetValue(key, out var texts))
        {
            return texts;
        }

        var type = OptionCatalog.Options.Single(o => o.Key == key).Type;
        return type == typeof(bool) ? ["true", "false"]
            : type.IsEnum ? Enum.GetNames(type)
            : type == typeof(int) ? s_numbers
            : throw new InvalidOperationException($"There are no values for {key}.");
    }

    // Sooner than the model says it.
    private static bool IsAllowed(TestSite site)
    {
        try
        {
            return AwsOptionsBinder.Bind(new ConfigurationBuilder().AddInMemoryCollection(site.Settings).Build(), site.Environment) is not null;
        }
        catch (DistributedApplicationException)
        {
            return false;
        }
    }

    // What a model and options are not allowed together is none of the variants.
    private static async Task<PublishedSite?> PublishAsync(TestSite site)
    {
        try
        {
            return await PublishedSite.CreateAsync(site);
        }
        catch (DistributedApplicationException)
        {
            return null;
        }
    }
}
