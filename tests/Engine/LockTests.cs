namespace WpAspire.Engine;

/// <summary>Runs that meet, or are cancelled.</summary>
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
