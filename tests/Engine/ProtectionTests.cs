namespace WpAspire.Engine;

/// <summary>What keeps a site from being removed, and what is left of one that is.</summary>
public class ProtectionTests
{
    [Fact]
    public async Task A_protected_site_is_not_touched_and_goes_without_protection()
    {
        using var site = await EngineSite.CreateAsync("prod");
        await site.SucceedAsync("deploy", "--yes");
        var things = site.Things().Count;

        Assert.Contains("Aws:Database:DeletionProtection=false", await site.FailAsync("destroy", "--yes"), StringComparison.Ordinal);
        Assert.Equal(things, site.Things().Count);
        Assert.DoesNotContain(site.Calls(), static c => c.Contains(" delete ", StringComparison.Ordinal));

        // The engine itself, asked as the step asks it.
        await site.PulumiAsync("destroy", "--preview-only", "--run-program", "--stack", "blog");
        Assert.Equal(things, site.Things().Count);

        foreach (var lifted in new[] { "Aws:Database:DeletionProtection=false", "Aws:LoadBalancer:DeletionProtection=false", "Aws:ForceDestroy=true" })
        {
            site.Set(lifted);
        }

        await site.SucceedAsync("deploy", "--yes");
        var gone = await site.SucceedAsync("destroy", "--yes");

        Assert.Contains("Final snapshot", gone.Error, StringComparison.Ordinal);
        Assert.Contains("aws rds delete-db-snapshot", gone.Error, StringComparison.Ordinal);
        Assert.Contains("USD for each", gone.Error, StringComparison.Ordinal);
        Assert.Empty(site.Things("aws:ec2/vpc:Vpc"));
        Assert.Empty(site.Things("aws:rds/instance:Instance"));
    }
}
