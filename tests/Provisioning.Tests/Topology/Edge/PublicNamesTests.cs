using WpAspire.Provisioning.Aws.Acm;
using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.LB;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Topology;
using Record = WpAspire.Provisioning.Aws.Route53.Record;

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

    [Fact]
    public async Task The_first_of_several_names_is_the_sites_own_and_the_others_lead_there()
    {
        var site = await CreateAsync(TestSites.SeveralNames);

        Assert.Equal("www.example.com", Assert.Single(site.Endpoints).Domain);
        Assert.Equal(
            ["1 www.example.com -> forward", "2 example.com,blog.example.com -> 301 HTTPS://www.example.com:443"],
            Rules(site));
        Assert.Equal(
            ["www.example.com", "example.com", "blog.example.com", "www.example.com+example.com+blog.example.com in us-east-1"],
            site.Program.OfType<Certificate>().Select(static c => string.Join('+', c.Args.SubjectAlternativeNames.Literals().Prepend(c.Args.DomainName!.Literal)) + (c.Args.Region is { } region ? $" in {region.Literal}" : "")));
        Assert.Equal(3, site.Program.OfType<Record>().Count(static r => !r.Args.Aliases.Objects().Any()));
        Assert.Equal([1, 1, 1, 3], site.Program.OfType<CertificateValidation>().Select(static v => v.Args.ValidationRecordFqdns!.Count));
        Assert.Equal(2, site.Program.OfType<ListenerCertificate>().Count());
        Assert.Equal(["www.example.com", "example.com", "blog.example.com"], Assert.Single(site.Program.OfType<Distribution>()).Args.Aliases.Literals());
        Assert.Equal(
            ["A blog.example.com", "A example.com", "A www.example.com", "AAAA blog.example.com", "AAAA example.com", "AAAA www.example.com"],
            Aliases(site));
    }

    [Fact]
    public async Task The_sites_of_a_network_are_served_by_their_names_and_www_alone_leads_to_the_main_one()
    {
        var site = await CreateAsync(TestSites.Network);

        Assert.Equal(
            ["1 www.example.com -> forward", "2 example.com -> 301 HTTPS://www.example.com:443", "3 *.example.com,shop.example.com -> forward"],
            Rules(site));
        // *.example.com is proven by the record of example.com.
        Assert.Equal(["www.example.com", "*.example.com", "shop.example.com", "example.com"], site.Program.OfType<Certificate>().Where(static c => c.Args.Region is null).Select(static c => c.Args.DomainName!.Literal));
        Assert.Equal(3, site.Program.OfType<Record>().Count(static r => !r.Args.Aliases.Objects().Any()));
        Assert.Contains("A *.example.com", Aliases(site));
        Assert.Contains("AAAA *.example.com", Aliases(site));
    }

    [Fact]
    public async Task More_names_than_a_rule_has_room_for_are_in_several()
    {
        var names = string.Join(',', Enumerable.Range(1, 7).Select(static n => $"n{n}.example.com"));
        var site = await CreateAsync(TestSites.Dev.With("Aws:Domains:wordpress", $"www.example.com,{names}"));

        Assert.Equal(
            [
                "1 www.example.com -> forward",
                "2 n1.example.com,n2.example.com,n3.example.com,n4.example.com,n5.example.com -> 301 HTTP://www.example.com:80",
                "3 n6.example.com,n7.example.com -> 301 HTTP://www.example.com:80",
            ],
            Rules(site));
    }

    [Fact]
    public async Task What_one_name_gets_of_a_file_is_not_kept_for_the_others()
    {
        var site = await CreateAsync(TestSites.SeveralNames);

        var key = Assert.Single(site.Program.OfType<CachePolicy>()).Args.ParametersInCacheKeyAndForwardedToOrigin!.Value!.HeadersConfig.Value!;
        Assert.Equal("whitelist", key.HeaderBehavior!.Literal);
        Assert.Equal(["Host"], key.Headers!.Value!.Items.Literals());
    }

    [Fact]
    public Task A_wildcard_is_for_networks() => RefusedAsync(
        TestSites.Prod.With("Aws:Domains:wordpress", "www.example.com,*.example.com"),
        "Aws:Domains:wordpress has '*.example.com', and wordpress is one site: only those of a network have such names (WithMultisite).");

    [Fact]
    public Task A_network_of_subdomains_needs_names_of_its_sites() => RefusedAsync(
        TestSites.Network.With("Aws:Domains:wordpress", "www.example.com,example.com"),
        "wordpress is a network of subdomains, and Aws:Domains:wordpress has no names of its sites: after its own there must be *.example.com, or names such as team.example.com.");

    [Fact]
    public Task A_name_of_another_zone_is_refused_where_the_zone_is_given() => RefusedAsync(
        TestSites.Prod.With("Aws:Domains:wordpress", "www.example.com,www.example.net"),
        "Aws:Domains:wordpress has 'www.example.net', which can not be in the hosted zone of 'www.example.com' (Aws:HostedZoneId is 'Z0123456789ABCDEFGHIJ'): names of several zones need certificates of your own (Aws:CertificateArn, Aws:CloudFront:CertificateArn), records of your own, and no hosted zone here.");

    [Fact]
    public Task Two_sites_do_not_share_another_name_either() => RefusedAsync(
        TestSites.TwoSites.With("Aws:Domains:shop-wordpress", "shop.example.com,www.example.com"),
        "Aws:Domains:wordpress and Aws:Domains:shop-wordpress are both 'www.example.com' but must differ: a name leads to one load balancer.");

    private static IEnumerable<string> Rules(SiteTopology site) =>
        from rule in site.Program.OfType<ListenerRule>()
        let action = Assert.Single(rule.Args.Actions.Objects())
        let redirect = action.Redirect?.Value
        select $"{rule.Args.Priority!.Literal} {string.Join(',', Assert.Single(rule.Args.Conditions.Objects()).HostHeader!.Value!.Values.Literals())} -> "
            + (redirect is null ? action.Type.Literal : $"{redirect.StatusCode.Literal![5..]} {redirect.Protocol!.Literal}://{redirect.Host!.Literal}:{redirect.Port!.Literal}");

    private static IEnumerable<string> Aliases(SiteTopology site) => site.Program.OfType<Record>()
        .Where(static r => r.Args.Aliases.Objects().Any()).Select(static r => $"{r.Args.Type.Literal} {r.Args.Name.Literal}").Order(StringComparer.Ordinal);

    private static Task<SiteTopology> CreateAsync(TestSite site) => site.CreateAsync(TestContext.Current.CancellationToken);

    private static async Task<string?> NameAsync(TestSite site) =>
        Assert.Single((await site.CreateAsync(TestContext.Current.CancellationToken)).Endpoints).Domain;

    private static async Task RefusedAsync(TestSite site, string sentence)
    {
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => site.CreateAsync(TestContext.Current.CancellationToken));
        Assert.Equal(sentence, error.Message);
    }
}
