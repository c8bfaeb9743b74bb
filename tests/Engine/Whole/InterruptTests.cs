namespace WpAspire.Engine.Whole;

/// <summary>Ends of a run: what it leaves is carried on by the next, without a hand.</summary>
public class InterruptTests
{
    [Fact]
    public async Task A_signal_stops_in_order()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("publish");
        site.Variables["SIM_SLOW"] = "1000";
        var result = await site.StepAsync(
            async process =>
            {
                await site.CreatedAsync(10);
                await EngineSite.SignalAsync("TERM", process.Id);
            },
            "deploy", "--yes");

        Assert.Contains("`deploy` was stopped before it was done", EngineSite.Failure(result), StringComparison.Ordinal);
        await GoesOnAsync(site);
    }

    [Fact]
    public async Task The_end_of_the_command_line_stops_in_order_too()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("publish");
        site.Variables["SIM_SLOW"] = "1000";
        await site.StepAsync(
            async process =>
            {
                await site.CreatedAsync(10);

                // As Aspire's command line does on Ctrl+C.
                process.Kill(entireProcessTree: true);
            },
            "deploy", "--yes");

        await site.UnlockedAsync();
        await GoesOnAsync(site);
    }

    private static async Task GoesOnAsync(EngineSite site)
    {
        site.Variables["SIM_SLOW"] = null;
        Assert.Empty(site.Locks());
        var next = await site.PreviewAsync();
        Assert.Empty(next.GetProperty("pending").EnumerateArray());
        Assert.NotEqual(0, next.GetProperty("counts").GetProperty("unchanged").GetInt32());
        await site.SucceedAsync("deploy", "--yes");
        Assert.Empty((await site.PreviewAsync()).GetProperty("changes").EnumerateArray());
    }
}
