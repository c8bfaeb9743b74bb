namespace WpAspire.Engine.Whole;

/// <summary>A run that was killed.</summary>
public class KilledRunTests
{
    [Fact]
    public async Task What_a_killed_run_left_is_explained_and_lifted_by_cancel_alone()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("publish");
        site.Variables["SIM_SLOW"] = "3000";
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
    }
}
