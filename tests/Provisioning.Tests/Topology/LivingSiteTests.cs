using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Efs;
using WpAspire.Provisioning.Aws.ElastiCache;
using WpAspire.Provisioning.Aws.Kms;
using WpAspire.Provisioning.Aws.Rds;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Random;
using WpAspire.Provisioning.Topology;
using DatabaseParameterGroup = WpAspire.Provisioning.Aws.Rds.ParameterGroup;

namespace WpAspire.Provisioning.Tests.Topology;

/// <summary>What a site that lives must be able to do: be changed, be upgraded, be removed, be made again.</summary>
public class LivingSiteTests
{
    [Fact]
    public async Task The_key_stays_while_something_stays_that_it_encrypts()
    {
        var site = await CreateAsync(TestSites.Prod.With("Aws:ForceDestroy", "true"));

        Assert.True(site.Context.Keys.Key!.Options.RetainOnDelete);
        var alias = site.Program.OfType<Alias>().Single(static a => ((CustomResource)a).Name == "key-alias");
        Assert.True(alias.Options.RetainOnDelete);
        // A name of its own each time: the next site of this name cannot take one that is there.
        Assert.Null(alias.Args.Name!.Literal);
    }

    [Fact]
    public async Task The_key_goes_with_a_site_of_which_nothing_stays()
    {
        var site = await CreateAsync(TestSites.Dev.With("Aws:Encryption:CustomerManagedKeys", "true"));

        Assert.False(site.Context.Keys.Key!.Options.RetainOnDelete);
        Assert.Equal("alias/wpaspire/blog-dev", Assert.Single(site.Program.OfType<Alias>()).Args.Name!.Literal);
    }

    [Theory]
    [InlineData("false", true)]
    [InlineData("true", false)]
    public async Task What_holds_data_stays_when_an_option_takes_it_out_of_the_site(string forceDestroy, bool stays)
    {
        var site = await CreateAsync(TestSites.Prod.With("Aws:ForceDestroy", forceDestroy));

        // A bucket without what guards it would hold its logs for ever, and in plain sight.
        var stores = site.Program.Resources.Where(static r => r.Type.StartsWith("aws:s3/", StringComparison.Ordinal) || r.Type == "aws:backup/vault:Vault").ToList();
        Assert.NotEmpty(stores);
        Assert.All(stores, s => Assert.Equal(stays, s.Options.RetainOnDelete));
    }

    [Fact]
    public async Task A_server_that_takes_the_place_of_another_has_a_final_snapshot_of_its_own()
    {
        var keepers = new HashSet<string?>();
        foreach (var site in new[] { TestSites.Prod, TestSites.Prod.With("Aws:Database:UserName", "steward"), TestSites.Prod.With("Aws:Encryption:CustomerManagedKeys", "false") })
        {
            var name = (await CreateAsync(site)).Program.OfType<RandomId>().Single(static r => ((CustomResource)r).Name == "mariadb-final-snapshot");
            keepers.Add(string.Join(',', ((ObjectExpression)name.Args.Properties()["keepers"]!).Properties.Select(static p => $"{p.Key}={((LiteralExpression)p.Value).Value}")));
        }

        Assert.Equal(3, keepers.Count);
    }

    [Theory]
    [InlineData("true", "true", "0", true)]
    [InlineData("false", "false", "14", true)]
    [InlineData("false", "false", "0", false)]
    [InlineData("false", "true", "14", false)]
    public async Task The_option_group_stays_while_a_snapshot_refers_to_it(string final, string deleteAutomated, string retention, bool stays)
    {
        var site = await CreateAsync(TestSites.Prod
            .With("Aws:Database:FinalSnapshot", final)
            .With("Aws:Database:DeleteAutomatedBackups", deleteAutomated)
            .With("Aws:Database:BackupRetentionDays", retention));

        Assert.Equal(stays, Assert.Single(site.Program.OfType<OptionGroup>()).Options.RetainOnDelete);
    }

    [Fact]
    public async Task A_major_upgrade_is_allowed_and_happens_with_its_groups()
    {
        var site = await CreateAsync(TestSites.Prod.With("Aws:Database:AllowMajorVersionUpgrade", "true"));

        var instance = Assert.Single(site.Databases).Instance.Args;
        Assert.True(instance.AllowMajorVersionUpgrade!.Literal);
        Assert.True(instance.ApplyImmediately!.Literal);
        Assert.True(Assert.Single(site.Program.OfType<DatabaseParameterGroup>()).Options.RetainOnDelete);
        Assert.True(Assert.Single(site.Program.OfType<OptionGroup>()).Options.RetainOnDelete);
    }

    [Fact]
    public async Task Nobody_upgrades_by_mistake() =>
        Assert.False(Assert.Single((await CreateAsync(TestSites.Prod)).Databases).Instance.Args.AllowMajorVersionUpgrade!.Literal);

    [Theory]
    [InlineData("dev", true)]
    [InlineData("prod", false)]
    public async Task A_cache_is_changed_when_the_database_is(string name, bool atOnce)
    {
        var site = await CreateAsync(TestSites.Named(name).With(static b => b.AddRedis("more")));

        Assert.All(site.Program.OfType<ReplicationGroup>(), c => Assert.Equal(atOnce, c.Args.ApplyImmediately!.Literal));
        Assert.Equal(atOnce, Assert.Single(site.Databases).Instance.Args.ApplyImmediately!.Literal);
    }

    [Fact]
    public async Task Another_strategy_of_capacity_is_taken() =>
        Assert.All((await CreateAsync(TestSites.Prod)).Program.OfType<Service>(), static s => Assert.True(s.Args.ForceNewDeployment!.Literal));

    [Fact]
    public async Task What_has_one_place_in_AWS_is_removed_before_it_is_replaced()
    {
        var site = await CreateAsync(TestSites.Prod);

        Assert.All(site.Program.OfType<Instance>(), static i => Assert.True(i.Options.DeleteBeforeReplace));
        Assert.All(site.Program.OfType<MountTarget>(), static m => Assert.True(m.Options.DeleteBeforeReplace));
        Assert.All(site.Program.OfType<VpcEndpoint>(), static e => Assert.True(e.Options.DeleteBeforeReplace));
    }

    [Fact]
    public async Task A_new_secret_is_a_new_task()
    {
        var site = await CreateAsync(TestSites.Prod);

        var password = Assert.Single(site.Compute.Workloads.Single(static w => w.Service is not null).Containers[^1].Variables, static v => v.Name == "WORDPRESS_SMTP_PASSWORD");
        Assert.Equal("${site-secrets.arn}:smtp-password::${site-secrets-version.versionId}", ProgramWriter.Text(password.ValueFrom!.Expression));
    }

    private static Task<SiteTopology> CreateAsync(TestSite site) => site.CreateAsync(TestContext.Current.CancellationToken);
}
