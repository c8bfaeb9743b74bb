using System.Text.Json;

namespace WpAspire.Engine;

/// <summary>A site from its first deploy to its end, and again.</summary>
public class LifeTests
{
    [Fact]
    public async Task A_site_is_previewed_deployed_read_refreshed_destroyed_and_deployed_again()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("publish");
        var first = await site.PreviewAsync();
        Assert.Equal("nothing", first.GetProperty("visitors").GetProperty("effect").GetString());
        Assert.Equal(0, first.GetProperty("counts").GetProperty("unchanged").GetInt32());
        Assert.True(first.GetProperty("counts").GetProperty("add").GetInt32() > 90);
        Assert.Empty(site.Things());

        var deployed = await site.SucceedAsync("deploy", "--yes");
        Assert.Contains("aws:rds:Instance blog-mariadb  created", deployed.Error, StringComparison.Ordinal);
        Assert.Contains("wordpress  http://", deployed.Error, StringComparison.Ordinal);
        Assert.Contains("nobody yet", deployed.Output, StringComparison.Ordinal);
        WhatHoldsASecretIsForItsOwnerOnly(site);

        using var outputs = JsonDocument.Parse((await site.SucceedAsync("outputs", "--format", "json")).Output);
        Assert.StartsWith("http://", outputs.RootElement.GetProperty("wordpress-url").GetString(), StringComparison.Ordinal);

        var same = await site.PreviewAsync();
        Assert.Empty(same.GetProperty("changes").EnumerateArray());
        Assert.Equal(0m, same.GetProperty("bill").GetProperty("differenceUsd").GetDecimal());
        Assert.Contains("none: the site is as it should be", (await site.SucceedAsync("deploy")).Error, StringComparison.Ordinal);
        Assert.Contains("none: AWS has what Pulumi knows", (await site.SucceedAsync("refresh", "--yes")).Output, StringComparison.Ordinal);

        await site.SucceedAsync("destroy", "--yes");
        Assert.Empty(site.Things());
        await site.SucceedAsync("deploy", "--yes");
    }

    private static void WhatHoldsASecretIsForItsOwnerOnly(EngineSite site)
    {
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(site.SettingsFile));
        var kept = Directory.GetFiles(Path.Combine(site.Home, ".local", "state", "wpaspire"), "*", SearchOption.AllDirectories);
        Assert.Contains(kept, static f => f.EndsWith("blog.json", StringComparison.Ordinal));
        Assert.All(kept, static f => Assert.Equal((f, OwnerOnly), (f, File.GetUnixFileMode(f))));
    }

    [Fact]
    public async Task A_closed_pipe_does_not_stop_a_deploy()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("publish");
        var result = await site.PipeAsync("head -n 1", "deploy", "--yes");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty((await site.PreviewAsync()).GetProperty("changes").EnumerateArray());
    }
}
