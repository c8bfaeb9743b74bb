using System.Text.Json;

namespace WpAspire.Engine;

/// <summary>What a preview says of a change to a site that lives, and what is refused.</summary>
public class ChangeTests
{
    [Fact]
    public async Task A_site_that_lives_is_changed()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("deploy", "--yes");
        await ABiggerDatabaseIsARestartThatCostsMoreAsync(site);
        await WhatWouldLoseDataIsRefusedUnlessItIsNamedAsync(site);

        site.Set("Aws:Region=eu-west-1");
        Assert.Contains("Aws:Region is 'eu-west-1', but the site 'blog' lives in 'us-east-1'", await site.FailAsync("deploy", "--yes"), StringComparison.Ordinal);
        site.Settings.Remove("Aws:Region");

        // Replaced as it is named, and neither its name nor that of a snapshot is taken.
        await site.SucceedAsync("deploy", "--yes", "--replace", "mariadb");
        Assert.Equal("steward", Assert.Single(site.Things("aws:rds/instance:Instance")).Thing.GetProperty("Inputs").GetProperty("username").GetString());

        site.Set("Aws:Compute:Cpu=1024");
        site.Set("Aws:Compute:MemoryMiB=2048");
        Assert.Equal("newTasks", (await site.PreviewAsync()).GetProperty("visitors").GetProperty("effect").GetString());
        await site.SucceedAsync("deploy", "--yes");
        Assert.Contains("Aws:ForceDestroy=false", await site.FailAsync("rollback", "--yes"), StringComparison.Ordinal);
    }

    private static async Task ABiggerDatabaseIsARestartThatCostsMoreAsync(EngineSite site)
    {
        site.Set("Aws:Database:InstanceClass=db.m7g.large");
        site.Set("Aws:Database:FinalSnapshot=true");

        var page = await site.PreviewAsync();
        var change = page.GetProperty("changes").EnumerateArray().Single(static c => c.GetProperty("name").GetString() == "mariadb");
        Assert.Equal(("database", "change"), (change.GetProperty("part").GetString(), change.GetProperty("action").GetString()));
        Assert.Contains("instanceClass", change.GetProperty("properties").EnumerateArray().Select(static p => p.GetString()));
        Assert.Equal("restart", page.GetProperty("visitors").GetProperty("effect").GetString());
        Assert.Empty(page.GetProperty("data").EnumerateArray());
        Assert.True(page.GetProperty("bill").GetProperty("differenceUsd").GetDecimal() > 50);
        Assert.Equal(JsonValueKind.Null, page.GetProperty("refused").ValueKind);

        var text = (await site.SucceedAsync("preview")).Output;
        Assert.Contains("the database 'mariadb' restarts", text, StringComparison.Ordinal);
        Assert.Contains("nothing is lost", text, StringComparison.Ordinal);
        Assert.Matches(@"about \d+\.\d\d USD a month more", text);
        Assert.Contains("| Database |", (await site.SucceedAsync("preview", "--format", "markdown")).Output, StringComparison.Ordinal);
        await site.SucceedAsync("deploy", "--yes");
        Assert.Empty((await site.PreviewAsync()).GetProperty("changes").EnumerateArray());
    }

    private static async Task WhatWouldLoseDataIsRefusedUnlessItIsNamedAsync(EngineSite site)
    {
        var calls = Changes(site);
        site.Set("Aws:Database:UserName=steward");

        foreach (var step in new[] { "preview", "deploy" })
        {
            var refused = await site.FailAsync(step, "--yes");
            Assert.Contains("--replace mariadb", refused, StringComparison.Ordinal);
            Assert.Contains("restore the database's snapshot", refused, StringComparison.Ordinal);
        }

        Assert.Equal(calls, Changes(site));
        Assert.Contains("'nonsense'", await site.FailAsync("deploy", "--yes", "--replace", "nonsense"), StringComparison.Ordinal);
    }

    private static int Changes(EngineSite site) => site.Calls().Count(static c => c.Split(' ') is [_, "create" or "update" or "delete", ..]);
}
