namespace WpAspire.Engine;

/// <summary>What AWS refuses, and passphrases and settings that are not the right ones.</summary>
public class FailureTests
{
    [Fact]
    public async Task A_resource_that_fails_is_one_sentence_with_the_next_step_and_the_next_run_goes_on()
    {
        using var site = await EngineSite.CreateAsync();
        site.Variables["SIM_FAIL"] = "aws:rds/instance:Instance:create";
        var sentence = await site.FailAsync("deploy", "--yes");
        Assert.Contains("The resource 'blog-mariadb' (aws:rds:Instance) could not be created: ", sentence, StringComparison.Ordinal);
        Assert.Contains("run the same command again", sentence, StringComparison.Ordinal);

        site.Variables["SIM_FAIL"] = null;
        await site.SucceedAsync("deploy", "--yes");
    }

    [Fact]
    public async Task A_wrong_passphrase_and_settings_that_lost_their_salt_are_told_by_every_step_and_change_nothing()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("deploy", "--yes");
        await AWrongPassphraseIsToldAsync(site);
        await SettingsThatLostTheirSaltGetItBackAsync(site);
    }

    private static async Task AWrongPassphraseIsToldAsync(EngineSite site)
    {
        var settings = await File.ReadAllTextAsync(site.SettingsFile, TestContext.Current.CancellationToken);
        var calls = site.Calls().Count;

        site.Variables["PULUMI_CONFIG_PASSPHRASE"] = "wrong";
        foreach (var step in new[] { "outputs", "preview", "deploy", "refresh", "destroy", "rollback" })
        {
            Assert.Contains("PULUMI_CONFIG_PASSPHRASE", await site.FailAsync(step, "--yes"), StringComparison.Ordinal);
        }

        Assert.Equal(settings, await File.ReadAllTextAsync(site.SettingsFile, TestContext.Current.CancellationToken));
        Assert.Equal(calls, site.Calls().Count);
    }

    private static async Task SettingsThatLostTheirSaltGetItBackAsync(EngineSite site)
    {
        var salt = (await File.ReadAllLinesAsync(site.SettingsFile, TestContext.Current.CancellationToken)).Single(static l => l.StartsWith("encryptionsalt:", StringComparison.Ordinal));

        await File.WriteAllTextAsync(site.SettingsFile, "config: {}\n", TestContext.Current.CancellationToken);
        site.Variables["PULUMI_CONFIG_PASSPHRASE"] = "wrong";
        Assert.Contains("PULUMI_CONFIG_PASSPHRASE", await site.FailAsync("deploy", "--yes"), StringComparison.Ordinal);
        Assert.DoesNotContain("encryptionsalt", await File.ReadAllTextAsync(site.SettingsFile, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        site.Variables["PULUMI_CONFIG_PASSPHRASE"] = null;
        await site.SucceedAsync("outputs");
        Assert.Contains(salt, await File.ReadAllLinesAsync(site.SettingsFile, TestContext.Current.CancellationToken));

        await File.WriteAllTextAsync(site.SettingsFile, "config: {}\nencryptionsalt: v1:AAAAAAAAAAA=:v1:AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\n", TestContext.Current.CancellationToken);
        Assert.Contains("encryptionsalt", await site.FailAsync("deploy", "--yes"), StringComparison.Ordinal);
    }
}
