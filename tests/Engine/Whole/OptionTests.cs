namespace WpAspire.Engine.Whole;

/// <summary>
/// Options on a site that lives, by our own steps: deployed, changed, previewed, deployed, and back again. The table says
/// what that is for visitors and data, as "Change a running site" in the documentation does.
/// </summary>
public class OptionTests
{
    private const string Nothing = "nothing";
    private const string NewTasks = "newTasks";
    private const string Restart = "restart";
    private const string Refused = "refused";

    /// <summary>Environment, kind, and the settings that are changed.</summary>
    public static TheoryData<string, string, string[]> Changes() => new()
    {
        { "dev", Nothing, ["Aws:Network:Nat=perZone"] },
        { "dev", Nothing, ["Aws:Network:FlowLogRetentionDays=90"] },
        { "dev", Nothing, ["Aws:Network:InterfaceEndpoints=kms"] },
        { "dev", NewTasks, ["Aws:Network:ZoneCount=3"] },
        { "dev", Refused, ["Aws:Network:Cidr=10.1.0.0/16"] },
        { "dev", Refused, ["Aws:Region=eu-west-1"] },
        { "dev", Nothing, ["Aws:Tags:Owner=lois"] },
        { "dev", Nothing, ["Aws:Registry:KeepImages=30"] },
        { "dev", NewTasks, ["Aws:Compute:Cpu=1024", "Aws:Compute:MemoryMiB=2048"] },
        { "dev", NewTasks, ["Aws:Compute:Architecture=ARM64"] },
        { "dev", NewTasks, ["Aws:Compute:LaunchType=ec2"] },
        { "dev", NewTasks, ["Aws:Compute:SpotWeight=3"] },
        { "dev", Nothing, ["Aws:Scaling:Max=4"] },
        { "dev", Nothing, ["Aws:Scaling:CpuTargetPercent=50"] },
        { "dev", Restart, ["Aws:Database:InstanceClass=db.m7g.large"] },
        { "dev", Nothing, ["Aws:Database:MultiAz=true"] },
        { "dev", Nothing, ["Aws:Database:BackupRetentionDays=14"] },
        { "dev", Refused, ["Aws:Database:UserName=steward"] },
        { "dev", Restart, ["Aws:Database:Port=3307"] },
        { "dev", Nothing, ["Aws:Database:Parameters:MaxConnections=200"] },
        { "dev", Nothing, ["Aws:Database:DeletionProtection=true"] },
        { "dev", Refused, ["Aws:FileSystem:PerformanceMode=maxIO", "Aws:FileSystem:ThroughputMode=bursting", "Aws:FileSystem:TransitionToArchive=none"] },
        { "dev", Nothing, ["Aws:FileSystem:ThroughputMode=bursting", "Aws:FileSystem:TransitionToArchive=none"] },
        { "dev", Refused, ["Aws:Encryption:CustomerManagedKeys=true"] },
        { "dev", Nothing, ["Aws:Observability:LogRetentionDays=90"] },
        { "dev", NewTasks, ["Aws:WordPress:Smtp:Host=mail.example.com"] },
        { "dev", NewTasks, ["Aws:Telemetry:Exporter=xray"] },
        { "dev", NewTasks, ["Aws:Telemetry:Exporter=otlp", "Aws:Telemetry:Endpoint=https://otlp.nr-data.net", "Aws:Telemetry:HeadersSecretArn=arn:aws:secretsmanager:us-east-1:123456789012:secret:telemetry-AbCdEf"] },
        { "dev", NewTasks, ["Aws:Secrets:Store=vault", "Aws:Secrets:Vault:Address=https://vault.example.com:8200"] },
        { "prod", NewTasks, ["Aws:Telemetry:Exporter=xray"] },
        { "prod", Nothing, ["Aws:Waf:Enabled=false"] },
        { "prod", Nothing, ["Aws:CloudFront:PriceClass=PriceClass_All"] },
        { "prod", Restart, ["Aws:Network:ZoneCount=2"] },
        { "prod", Nothing, ["Aws:LoadBalancer:AccessLogs=false"] },
        { "prod", Nothing, ["Aws:Backup:Enabled=false"] },
        { "prod", NewTasks, ["Aws:Scaling:Min=3"] },
        { "prod", NewTasks, ["Aws:Uploads:Storage=s3"] },
        { "prod", Nothing, ["Aws:Uploads:Bucket=true"] },
        { "prod", NewTasks, ["Aws:Compute:LaunchType=ec2"] },
        { "prod", Refused, ["Aws:Database:UserName=steward"] },
        { "prod", Refused, ["Aws:Encryption:CustomerManagedKeys=false"] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task An_option_is_changed_there_and_back(string environment, string kind, string[] changed)
    {
        using var site = await EngineSite.CreateAsync(environment);
        await site.SucceedAsync("deploy", "--yes");
        var before = new Dictionary<string, string>(site.Settings);
        var things = site.Stores();
        foreach (var setting in changed)
        {
            site.Set(setting);
        }

        if (kind == Refused)
        {
            var sentence = await site.FailAsync("deploy", "--yes");
            Assert.Contains("snapshot", sentence, StringComparison.Ordinal);
            Assert.Equal(things, site.Stores());
            return;
        }

        Assert.Equal(kind, (await site.PreviewAsync()).GetProperty("visitors").GetProperty("effect").GetString());
        await site.SucceedAsync("deploy", "--yes");
        Assert.Empty((await site.PreviewAsync()).GetProperty("changes").EnumerateArray());

        site.Settings.Clear();
        foreach (var (key, value) in before)
        {
            site.Settings[key] = value;
        }

        await site.SucceedAsync("deploy", "--yes");
        Assert.Empty((await site.PreviewAsync()).GetProperty("changes").EnumerateArray());
        Assert.Equal(things, site.Stores());
    }

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
