using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Tests.Options;

public class PresetTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("Development")]
    [InlineData("DEV")]
    public void An_environment_for_development_is_dev(string environment)
    {
        Assert.Equal(Preset.Dev, AwsOptionsBinder.Bind(Settings.Configuration(), environment).Preset);
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("Production")]
    [InlineData("PROD")]
    public void An_environment_for_production_is_prod(string environment)
    {
        Assert.Equal(Preset.Prod, AwsOptionsBinder.Bind(Settings.Configuration(Settings.Prod[1..]), environment).Preset);
    }

    [Fact]
    public void The_preset_that_is_set_wins_over_the_environment()
    {
        Assert.Equal(Preset.Dev, AwsOptionsBinder.Bind(Settings.Configuration("Aws:Preset=Dev"), "Production").Preset);
    }

    [Fact]
    public void Another_environment_needs_a_preset()
    {
        var error = Assert.Throws<DistributedApplicationException>(() => AwsOptionsBinder.Bind(Settings.Configuration(), "Staging"));

        Assert.Equal("Aws:Preset is not set but must be dev or prod, because the environment 'Staging' is neither.", error.Message);
    }

    [Fact]
    public void Dev_needs_nothing_and_is_cheap()
    {
        var dev = Settings.Bind();

        Assert.Equal((2, NatMode.Single), (dev.Network.ZoneCount, dev.Network.Nat));
        Assert.Equal(1, dev.Scaling.Min);
        Assert.Equal("db.t4g.micro", dev.Database.InstanceClass);
        Assert.True(dev.ForceDestroy);
        Assert.All(
            new[]
            {
                dev.Database.MultiAz, dev.Database.DeletionProtection, dev.Cache.MultiAz, dev.LoadBalancer.Https, dev.LoadBalancer.DeletionProtection,
                dev.CloudFront.Enabled, dev.Waf.Enabled, dev.Backup.Enabled, dev.Observability.Alarms, dev.Observability.Dashboard,
                dev.Encryption.CustomerManagedKeys,
            },
            Assert.False);
    }

    [Fact]
    public void Prod_has_everything_that_people_depend_on()
    {
        var prod = Settings.BindProd();

        Assert.Equal((3, NatMode.PerZone), (prod.Network.ZoneCount, prod.Network.Nat));
        Assert.True(prod.Scaling.Min >= 2);
        Assert.True(prod.Database.BackupRetentionDays >= 7);
        Assert.True(prod.Observability.LogRetentionDays >= 365);
        Assert.False(prod.ForceDestroy);
        Assert.All(
            new[]
            {
                prod.Database.MultiAz, prod.Database.DeletionProtection, prod.Database.FinalSnapshot, prod.Database.PerformanceInsights, prod.Cache.MultiAz,
                prod.LoadBalancer.Https, prod.LoadBalancer.DeletionProtection, prod.LoadBalancer.AccessLogs, prod.CloudFront.Enabled, prod.Waf.Enabled,
                prod.Backup.Enabled, prod.Observability.Alarms, prod.Observability.Dashboard, prod.Encryption.CustomerManagedKeys, prod.Deployment.RollbackAlarms,
            },
            Assert.True);
    }

    [Fact]
    public void Prod_says_all_that_it_needs_in_a_sentence_each()
    {
        Assert.Equal(
            [
                "Aws:Domain is not set but must be a domain name such as blog.example.com, because Aws:Preset is prod.",
                "Aws:HostedZoneId is not set but must be the hosted zone that proves the certificate, or Aws:CertificateArn one that exists, because Aws:Preset is prod.",
                "Aws:Observability:AlarmEmail is not set but must be an e-mail address such as ops@example.com, because Aws:Preset is prod.",
            ],
            Settings.Problems("Aws:Preset=prod"));
    }

    [Theory]
    [InlineData(Preset.Dev)]
    [InlineData(Preset.Prod)]
    public void Every_option_allows_its_own_default(Preset preset)
    {
        Assert.All(OptionCatalog.Options, option =>
        {
            var value = option.Default(preset);
            Assert.Equal(value, option.Read(OptionText.Format(value), out var refused));
            Assert.Null(refused);
        });
    }
}
