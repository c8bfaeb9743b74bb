namespace WpAspire.Engine.Whole;

/// <summary>The step <c>rollback</c>.</summary>
public class RollbackTests
{
    [Fact]
    public async Task The_tasks_of_the_deploy_before_are_started_again_and_nothing_else()
    {
        using var site = await EngineSite.CreateAsync("dev", "Aws:ForceDestroy=false");
        await site.SucceedAsync("deploy", "--yes");
        Assert.Contains("no earlier version", await site.FailAsync("rollback", "--yes"), StringComparison.Ordinal);
        var first = Running(site);

        site.Set("Aws:Compute:Cpu=1024");
        site.Set("Aws:Compute:MemoryMiB=2048");
        await site.SucceedAsync("deploy", "--yes");
        var second = Running(site);
        Assert.NotEqual(first, second);
        var calls = site.Calls().Count;

        var back = await site.SucceedAsync("rollback", "--yes");
        Assert.Contains("'wordpress' gets new tasks", back.Output, StringComparison.Ordinal);
        Assert.Equal(first, Running(site));
        var update = Assert.Single(site.Calls().Skip(calls), static c => c.Split(' ') is [_, "create" or "update" or "delete", ..]);
        Assert.Contains("aws:ecs/service:Service", update, StringComparison.Ordinal);
        Assert.Contains("no earlier version", await site.FailAsync("rollback", "--yes"), StringComparison.Ordinal);

        // The next deploy brings what the model says.
        await site.SucceedAsync("deploy", "--yes");
        Assert.Equal(second, Running(site));
    }

    private static string Running(EngineSite site) =>
        site.Things("aws:ecs/service:Service").Single().Thing.GetProperty("Inputs").GetProperty("taskDefinition").GetString()!;
}
