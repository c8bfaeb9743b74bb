namespace WpAspire.Engine;

/// <summary>Runs that meet, are cancelled, or were killed.</summary>
public class LockTests
{
    private const string Slow = "3000";

    [Fact]
    public async Task A_second_deploy_is_refused_at_once_and_cancel_ends_the_first_in_order()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("publish");
        site.Variables["SIM_SLOW"] = Slow;
        var first = await site.StepAsync(
            async _ =>
            {
                await site.CreatedAsync(5);
                Assert.Contains("`deploy` (process", await site.FailAsync("deploy", "--yes"), StringComparison.Ordinal);

                // As a run from elsewhere would see it.
                var owner = site.LockOwner();
                var refused = await site.FailAsync("preview");
                Assert.Contains($"(process {owner}) since ", refused, StringComparison.Ordinal);
                Assert.Contains(" ago: that run goes on", refused, StringComparison.Ordinal);

                Assert.Contains("is no longer locked", (await site.SucceedAsync("cancel", "--yes")).Error, StringComparison.Ordinal);
                Assert.False(Directory.Exists($"/proc/{owner}"));
                Assert.Empty(site.Locks());
            },
            "deploy", "--yes");
        Assert.Contains("was cancelled", EngineSite.Failure(first), StringComparison.Ordinal);

        site.Variables["SIM_SLOW"] = null;
        Assert.DoesNotContain("\"pending_operations\": [", await site.ExportAsync(), StringComparison.Ordinal);
        await site.SucceedAsync("deploy", "--yes");
        Assert.Empty((await site.PreviewAsync()).GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task What_a_killed_run_left_is_explained_and_lifted_by_cancel_alone()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("publish");
        site.Variables["SIM_SLOW"] = Slow;
        var owner = 0;
        var killed = await site.StepAsync(
            async _ =>
            {
                await site.CreatedAsync(5);
                owner = site.LockOwner();
                await EngineSite.SignalAsync("KILL", owner);
            },
            "deploy", "--yes");
        Assert.Contains("was killed", EngineSite.Failure(killed), StringComparison.Ordinal);
        site.Variables["SIM_SLOW"] = null;

        // Its helpers are gone with it: nothing is created any more.
        var things = site.Things().Count;
        var refused = await site.FailAsync("deploy", "--yes");
        Assert.Contains($"(process {owner})", refused, StringComparison.Ordinal);
        Assert.Contains("that process is gone, so lift what it left with `cancel", refused, StringComparison.Ordinal);
        Assert.Equal(things, site.Things().Count);

        await site.SucceedAsync("cancel", "--yes");
        var pending = string.Join('\n', (await site.PreviewAsync()).GetProperty("pending").EnumerateArray());
        Assert.Contains("refresh --import blog-", pending, StringComparison.Ordinal);

        // What AWS made of it, and nobody took down.
        var lost = site.Things().Select(static t => (Name: t.Thing.GetProperty("Urn").GetString()!.Split("::")[^1], Id: t.Thing.GetProperty("ID").GetString()!))
            .Where(t => pending.Contains($"'{t.Name}'", StringComparison.Ordinal)).SelectMany(static t => new[] { "--import", $"{t.Name}={t.Id}" }).ToArray();
        if (lost.Length > 0)
        {
            await site.SucceedAsync("refresh", ["--yes", .. lost]);
        }

        Assert.Contains("'nonsense'", await site.FailAsync("refresh", "--yes", "--import", "nonsense=1"), StringComparison.Ordinal);
        await site.SucceedAsync("refresh", "--yes", "--forget-pending");
        await site.SucceedAsync("deploy", "--yes");
        Assert.Empty((await site.PreviewAsync()).GetProperty("pending").EnumerateArray());
        await ALockOfAnotherMachineIsNotLiftedAsync(site);
    }

    private static async Task ALockOfAnotherMachineIsNotLiftedAsync(EngineSite site)
    {
        var locks = Directory.CreateDirectory(Path.Combine(site.State, ".pulumi", "locks", "organization", "wpaspire-dev", "blog")).FullName;
        await File.WriteAllTextAsync(Path.Combine(locks, "0.json"), """{"pid":4711,"username":"lois","hostname":"far-away","timestamp":"2026-01-02T03:04:05Z"}""", TestContext.Current.CancellationToken);

        Assert.Contains("lois@far-away (process 4711) since 2026-01-02 03:04:05 UTC", await site.FailAsync("deploy", "--yes"), StringComparison.Ordinal);
        Assert.Contains("only there can be seen whether that run goes on", await site.FailAsync("cancel", "--yes"), StringComparison.Ordinal);
        Assert.Single(site.Locks());
    }
}
