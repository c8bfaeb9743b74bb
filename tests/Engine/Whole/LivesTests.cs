namespace WpAspire.Engine.Whole;

/// <summary>Lives in a row, and interrupts at several moments of one.</summary>
public class LivesTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Three_lives_in_a_row_take_no_name_twice(string environment)
    {
        using var site = await EngineSite.CreateAsync(environment, "Aws:Database:DeletionProtection=false", "Aws:LoadBalancer:DeletionProtection=false", "Aws:ForceDestroy=true");
        for (var life = 0; life < 3; life++)
        {
            await site.SucceedAsync("deploy", "--yes");
            await site.SucceedAsync("destroy", "--yes");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(80)]
    public async Task An_interrupt_at_any_moment_leaves_what_the_next_run_carries_on(int created)
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("publish");
        site.Variables["SIM_SLOW"] = "1000";
        var result = await site.StepAsync(
            async process =>
            {
                await site.CreatedAsync(created);
                await EngineSite.SignalAsync("INT", process.Id);
            },
            "deploy", "--yes");
        Assert.Equal(1, result.ExitCode);
        site.Variables["SIM_SLOW"] = null;
        await site.SucceedAsync("deploy", "--yes");
        Assert.Empty((await site.PreviewAsync()).GetProperty("changes").EnumerateArray());
        Assert.Empty((await site.PreviewAsync()).GetProperty("pending").EnumerateArray());
    }
}
