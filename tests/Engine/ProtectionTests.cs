namespace WpAspire.Engine;

/// <summary>What keeps a site from being removed, and what is left of one that is.</summary>
public class ProtectionTests
{
    [Fact]
    public async Task A_protected_site_is_not_touched()
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
    }

    [Fact]
    public async Task A_site_without_protection_goes_and_what_stays_is_named_with_its_cost()
    {
        using var site = await EngineSite.CreateAsync("prod", "Aws:Database:DeletionProtection=false", "Aws:LoadBalancer:DeletionProtection=false", "Aws:ForceDestroy=true");
        await site.SucceedAsync("deploy", "--yes");
        var gone = await site.SucceedAsync("destroy", "--yes");

        Assert.Contains("Final snapshot", gone.Error, StringComparison.Ordinal);
        Assert.Contains("aws rds delete-db-snapshot", gone.Error, StringComparison.Ordinal);
        Assert.Contains("USD for each", gone.Error, StringComparison.Ordinal);
        Assert.Empty(site.Things("aws:ec2/vpc:Vpc"));
        Assert.Empty(site.Things("aws:rds/instance:Instance"));
    }
}
