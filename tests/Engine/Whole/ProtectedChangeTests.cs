namespace WpAspire.Engine.Whole;

/// <summary>What a change to a protected site asks for, and what it does not.</summary>
public class ProtectedChangeTests
{
    [Fact]
    public async Task What_only_follows_from_a_change_in_place_does_not_stop_a_protected_site()
    {
        using var site = await EngineSite.CreateAsync("prod");
        await site.SucceedAsync("deploy", "--yes");
        var before = Stores(site);
        site.Set("Aws:CloudFront:Enabled=false");
        Assert.Contains("This would replace 'wordpress-alb', which is protected from being deleted: first lift that, and nothing else, with `deploy --set Aws:LoadBalancer:DeletionProtection=false`", await site.FailAsync("deploy", "--yes"), StringComparison.Ordinal);
        site.Settings.Remove("Aws:CloudFront:Enabled");
        foreach (var (setting, effect) in new[] { ("Aws:Network:ZoneCount=2", "restart"), ("Aws:LoadBalancer:DeletionProtection=false", "nothing"), ("Aws:CloudFront:Enabled=false", "outage") })
        {
            site.Set(setting);
            Assert.Equal(effect, (await site.PreviewAsync()).GetProperty("visitors").GetProperty("effect").GetString());
            await site.SucceedAsync("deploy", "--yes");
            Assert.Equal(before, Stores(site));
            Assert.Empty((await site.PreviewAsync()).GetProperty("changes").EnumerateArray());
        }

        site.Set("Aws:Database:UserName=steward");
        Assert.Contains("`deploy --set Aws:Database:DeletionProtection=false`", await site.FailAsync("deploy", "--yes", "--replace", "mariadb"), StringComparison.Ordinal);
    }

    private static string[] Stores(EngineSite site) =>
        [.. new[] { "aws:rds/instance:Instance", "aws:efs/fileSystem:FileSystem", "aws:backup/vault:Vault", "aws:s3/bucket:Bucket" }.SelectMany(site.Things).Select(static t => t.Thing.GetProperty("ID").GetString()!).Order(StringComparer.Ordinal)];
}
