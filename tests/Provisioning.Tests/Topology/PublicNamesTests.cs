namespace WpAspire.Provisioning.Tests.Topology;

public class PublicNamesTests
{
    [Fact]
    public async Task The_only_site_has_the_domain_or_its_own_name()
    {
        Assert.Equal("www.example.com", await NameAsync(TestSites.Prod));
        Assert.Equal("blog.example.com", await NameAsync(TestSites.Prod.With("Aws:Domains:WordPress", "blog.example.com")));
    }

    [Fact]
    public Task A_name_for_no_site_is_refused() => RefusedAsync(
        TestSites.Prod.With("Aws:Domains:shop", "shop.example.com"),
        "Aws:Domains:shop is 'shop.example.com', and no container that people reach has this name: allowed is wordpress.");

    [Fact]
    public Task One_domain_is_not_enough_for_two_sites() => RefusedAsync(
        TestSites.TwoSites.With("Aws:Domain", "www.example.com").Without("Aws:Domains:shop-wordpress"),
        "Aws:Domains:shop-wordpress is not set but must be a domain name such as www.example.com: 2 containers of the application are reached from outside, each under a name of its own.");

    [Fact]
    public Task Two_sites_do_not_share_a_name() => RefusedAsync(
        TestSites.TwoSites.With("Aws:Domains:shop-wordpress", "www.example.com"),
        "Aws:Domains:wordpress and Aws:Domains:shop-wordpress are both 'www.example.com' but must differ: a name leads to one load balancer.");

    [Fact]
    public async Task Two_sites_that_speak_HTTP_need_no_names()
    {
        var site = await TestSites.TwoSites.With("Aws:LoadBalancer:Https", "false").Without("Aws:HostedZoneId")
            .Without("Aws:Domains:wordpress").Without("Aws:Domains:shop-wordpress")
            .CreateAsync(TestContext.Current.CancellationToken);

        Assert.All(site.Endpoints, static e => Assert.Null(e.Domain));
    }

    private static async Task<string?> NameAsync(TestSite site) =>
        Assert.Single((await site.CreateAsync(TestContext.Current.CancellationToken)).Endpoints).Domain;

    private static async Task RefusedAsync(TestSite site, string sentence)
    {
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => site.CreateAsync(TestContext.Current.CancellationToken));
        Assert.Equal(sentence, error.Message);
    }
}
