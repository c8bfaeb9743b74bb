namespace WpAspire.Engine.Whole;

/// <summary>A failure at every type of resource: the next run ends well each time.</summary>
public class FailureEverywhereTests
{
    private static readonly string[] s_unprotected = ["Aws:Database:DeletionProtection=false", "Aws:LoadBalancer:DeletionProtection=false", "Aws:ForceDestroy=true"];

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Whatever_fails_the_next_run_goes_on(string environment)
    {
        string[] types;
        using (var whole = await EngineSite.CreateAsync(environment, s_unprotected))
        {
            await whole.SucceedAsync("deploy", "--yes");
            types = [.. whole.Things().Select(static t => t.Thing.GetProperty("Type").GetString()!).Distinct().Order(StringComparer.Ordinal)];
        }

        using var site = await EngineSite.CreateAsync(environment, s_unprotected);
        foreach (var type in types)
        {
            site.Variables["SIM_FAIL"] = $"{type}:create";
            Assert.Contains("could not be created", await site.FailAsync("deploy", "--yes"), StringComparison.Ordinal);
            site.Variables["SIM_FAIL"] = null;
            await site.SucceedAsync("deploy", "--yes");
            Assert.Empty((await site.PreviewAsync()).GetProperty("changes").EnumerateArray());

            site.Variables["SIM_FAIL"] = $"{type}:delete";
            await site.FailAsync("destroy", "--yes");
            site.Variables["SIM_FAIL"] = null;
            await site.SucceedAsync("destroy", "--yes");
        }
    }

    [Fact]
    public async Task An_update_that_fails_is_done_by_the_next_run()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("deploy", "--yes");
        site.Set("Aws:Database:InstanceClass=db.m7g.large");
        site.Variables["SIM_FAIL"] = "aws:rds/instance:Instance:update";
        Assert.Contains("could not be updated", await site.FailAsync("deploy", "--yes"), StringComparison.Ordinal);
        site.Variables["SIM_FAIL"] = null;
        await site.SucceedAsync("deploy", "--yes");
        Assert.Empty((await site.PreviewAsync()).GetProperty("changes").EnumerateArray());
    }
}
