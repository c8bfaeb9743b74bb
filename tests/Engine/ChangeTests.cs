using System.Text.Json;

namespace WpAspire.Engine;

/// <summary>What a preview says of a change to a site that lives, and what is refused.</summary>
public class ChangeTests
{
    [Fact]
    public async Task A_bigger_database_is_a_restart_that_costs_more()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("deploy", "--yes");
        site.Set("Aws:Database:InstanceClass=db.m7g.large");

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

    [Fact]
    public async Task A_new_task_definition_is_new_tasks()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("deploy", "--yes");
        site.Set("Aws:Compute:Cpu=1024");
        site.Set("Aws:Compute:MemoryMiB=2048");

        Assert.Equal("newTasks", (await site.PreviewAsync()).GetProperty("visitors").GetProperty("effect").GetString());
    }

    [Fact]
    public async Task What_would_lose_data_is_refused_unless_it_is_named()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("deploy", "--yes");
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
        await site.SucceedAsync("preview", "--replace", "mariadb");
    }

    [Fact]
    public async Task A_site_does_not_move_to_another_region()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("deploy", "--yes");
        site.Set("Aws:Region=eu-west-1");

        Assert.Contains("Aws:Region is 'eu-west-1', but the site 'blog' lives in 'us-east-1'", await site.FailAsync("deploy", "--yes"), StringComparison.Ordinal);
    }

    private static int Changes(EngineSite site) => site.Calls().Count(static c => c.Split(' ') is [_, "create" or "update" or "delete", ..]);
}
