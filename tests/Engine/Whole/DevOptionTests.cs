using static WpAspire.Engine.Whole.LivingOption;

namespace WpAspire.Engine.Whole;

/// <summary>Options of a site as the preset dev makes it.</summary>
public class DevOptionTests
{
    /// <summary>Kind, and the settings that are changed.</summary>
    public static TheoryData<string, string[]> Changes() => new()
    {
        { Nothing, ["Aws:Network:Nat=perZone"] },
        { Nothing, ["Aws:Network:FlowLogRetentionDays=90"] },
        { Nothing, ["Aws:Network:InterfaceEndpoints=kms"] },
        { NewTasks, ["Aws:Network:ZoneCount=3"] },
        { Refused, ["Aws:Network:Cidr=10.1.0.0/16"] },
        { Refused, ["Aws:Region=eu-west-1"] },
        { Nothing, ["Aws:Tags:Owner=lois"] },
        { Nothing, ["Aws:Registry:KeepImages=30"] },
        { NewTasks, ["Aws:Compute:Cpu=1024", "Aws:Compute:MemoryMiB=2048"] },
        { NewTasks, ["Aws:Compute:Architecture=ARM64"] },
        { NewTasks, ["Aws:Compute:LaunchType=ec2"] },
        { NewTasks, ["Aws:Compute:SpotWeight=3"] },
        { Nothing, ["Aws:Scaling:Max=4"] },
        { Nothing, ["Aws:Scaling:CpuTargetPercent=50"] },
        { Restart, ["Aws:Database:InstanceClass=db.m7g.large"] },
        { Nothing, ["Aws:Database:MultiAz=true"] },
        { Nothing, ["Aws:Database:BackupRetentionDays=14"] },
        { Refused, ["Aws:Database:UserName=steward"] },
        { Restart, ["Aws:Database:Port=3307"] },
        { Nothing, ["Aws:Database:Parameters:MaxConnections=200"] },
        { Nothing, ["Aws:Database:DeletionProtection=true"] },
        { Refused, ["Aws:FileSystem:PerformanceMode=maxIO", "Aws:FileSystem:ThroughputMode=bursting", "Aws:FileSystem:TransitionToArchive=none"] },
        { Nothing, ["Aws:FileSystem:ThroughputMode=bursting", "Aws:FileSystem:TransitionToArchive=none"] },
        { Refused, ["Aws:Encryption:CustomerManagedKeys=true"] },
        { Nothing, ["Aws:Observability:LogRetentionDays=90"] },
        { NewTasks, ["Aws:WordPress:Smtp:Host=mail.example.com"] },
        { NewTasks, ["Aws:Telemetry:Exporter=xray"] },
        { NewTasks, ["Aws:Telemetry:Exporter=otlp", "Aws:Telemetry:Endpoint=https://otlp.nr-data.net", "Aws:Telemetry:HeadersSecretArn=arn:aws:secretsmanager:us-east-1:123456789012:secret:telemetry-AbCdEf"] },
        { NewTasks, ["Aws:Secrets:Store=vault", "Aws:Secrets:Vault:Address=https://vault.example.com:8200"] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public Task An_option_is_changed_there_and_back(string kind, string[] changed) => ChangeAsync("dev", kind, changed);

    [Fact]
    public async Task A_disk_grows_and_is_not_taken_back()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("deploy", "--yes");
        var stores = site.Stores();

        site.Set("Aws:Database:AllocatedGiB=100");
        Assert.Equal(Nothing, (await site.PreviewAsync()).GetProperty("visitors").GetProperty("effect").GetString());
        await site.SucceedAsync("deploy", "--yes");

        site.Settings.Clear();
        Assert.Contains("Aws:Database:AllocatedGiB", await site.FailAsync("deploy", "--yes"), StringComparison.Ordinal);
        Assert.Equal(stores, site.Stores());
    }

    [Fact]
    public async Task A_vault_of_backups_goes_only_when_it_is_named()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("deploy", "--yes");
        var stores = site.Stores();

        site.Set("Aws:Backup:Enabled=true");
        Assert.Equal(Nothing, (await site.PreviewAsync()).GetProperty("visitors").GetProperty("effect").GetString());
        await site.SucceedAsync("deploy", "--yes");

        site.Settings.Clear();
        Assert.Contains("--replace backups", await site.FailAsync("deploy", "--yes"), StringComparison.Ordinal);
        Assert.NotEmpty(site.Things("aws:backup/vault:Vault"));
        await site.SucceedAsync("deploy", "--yes", "--replace", "backups");
        Assert.Empty(site.Things("aws:backup/vault:Vault"));
        Assert.Equal(stores, site.Stores());
    }
}
