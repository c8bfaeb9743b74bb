using System.Globalization;
using System.Text.RegularExpressions;
using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.Vpc;
using WpAspire.Provisioning.Aws.WafV2;
using WpAspire.Provisioning.Aws.WafV2.Inputs;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Options.Definitions;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Topology;

/// <summary>What stands before a site: the firewall, the content delivery network, the load balancer.</summary>
public partial class EdgeTests
{
    [Fact]
    public async Task Every_rule_on_a_path_reads_it_as_the_server_does()
    {
        var acl = Assert.Single((await CreateAsync(TestSites.Prod)).Program.OfType<WebAcl>());

        var onPaths = acl.Args.Rules!.Expression.DescendantsAndSelf().OfType<ObjectExpression>()
            .Where(static o => o["fieldToMatch"] is ObjectExpression field && field["uriPath"] is not null).ToList();
        Assert.Equal(5, onPaths.Count);
        Assert.All(onPaths, static o => Assert.Equal(
            [("0", "URL_DECODE"), ("1", "NORMALIZE_PATH")],
            ((ListExpression)o["textTransformations"]!).Items.Cast<ObjectExpression>().Select(static t => (ExpressionText.Of(t["priority"]!), ExpressionText.Of(t["type"]!)))));
    }

    [Theory]
    [InlineData("/wp-admin/post.php", true)]
    [InlineData("/wp-admin/async-upload.php", true)]
    [InlineData("/wp-json/wp/v2/posts/1", true)]
    [InlineData("/wp-comments-post.php", false)]
    [InlineData("/wp-login.php", false)]
    [InlineData("/contact/", false)]
    public async Task Bodies_that_look_like_attacks_are_blocked_where_no_editor_posts(string path, bool isLeftAlone)
    {
        var rule = await RuleAsync(TestSites.Prod, "bodies");
        var editing = rule.Expression.DescendantsAndSelf().OfType<ObjectExpression>().Select(static o => o["regexString"]).OfType<Expression>().Single();

        Assert.NotNull(rule.Action!.Value!.Block);
        Assert.Equal(isLeftAlone, Regex.IsMatch(path, ExpressionText.Of(editing)));
    }

    [Fact]
    public async Task The_sites_of_a_network_of_subdirectories_are_protected_and_delivered_as_the_main_one()
    {
        var site = await CreateAsync(TestSites.Prod.With(static builder => builder.CreateResourceBuilder(builder.Resources.OfType<WordPressResource>().Single()).WithMultisite()));
        var rules = Assert.Single(site.Program.OfType<WebAcl>()).Args.Rules!.Expression.DescendantsAndSelf().OfType<ObjectExpression>().ToList();

        Assert.Equal(["CONTAINS", "CONTAINS"], rules.Select(static o => o["positionalConstraint"]).OfType<Expression>().Select(ExpressionText.Of).Where(static c => c != "STARTS_WITH"));
        var patterns = rules.Select(static o => o["regexString"]).OfType<Expression>().Select(ExpressionText.Of).ToList();
        Assert.Equal(3, patterns.Count);
        Assert.Contains(patterns, static p => Regex.IsMatch("/team/wp-login.php", p) && Regex.IsMatch("/wp-login.php", p) && !Regex.IsMatch("/a/b/wp-login.php", p));
        Assert.Contains(patterns, static p => Regex.IsMatch("/team/wp-admin/admin-ajax.php", p) && !Regex.IsMatch("/team/wp-admin/admin-ajax.php/x", p));
        Assert.Contains(patterns, static p => Regex.IsMatch("/team/wp-json/wp/v2/posts", p));
        Assert.Equal(
            ["/wp-content/*", "/wp-includes/*", "/*/wp-content/*", "/*/wp-includes/*"],
            Assert.Single(site.Program.OfType<Distribution>()).Args.OrderedCacheBehaviors.Objects().Select(static b => b.PathPattern.Literal));
    }

    [Fact]
    public async Task Those_rules_of_AWS_count_and_only_they_and_those_of_the_option()
    {
        var acl = Assert.Single((await CreateAsync(TestSites.Prod)).Program.OfType<WebAcl>());

        Assert.Equal(
            [
                "CrossSiteScripting_BODY", "EC2MetaDataSSRF_BODY", "GenericLFI_BODY", "GenericRFI_BODY", "HostingProviderIPList",
                "PHPHighRiskMethodsVariables_BODY", "SQLiExtendedPatterns_BODY", "SQLi_BODY", "SizeRestrictions_BODY",
            ],
            acl.Args.Rules.Objects().SelectMany(static r => (r.Statement.Value!.ManagedRuleGroupStatement?.Value?.RuleActionOverrides).Objects()).Select(static o => o.Name.Literal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_rule_that_counts_everywhere_blocks_nowhere()
    {
        var rule = await RuleAsync(TestSites.Prod.With("Aws:Waf:CountOnly", "AWSManagedRulesSQLiRuleSet/SQLi_BODY"), "bodies");

        Assert.DoesNotContain(rule.Expression.DescendantsAndSelf().OfType<LiteralExpression>(), static l => l.Value is "awswaf:managed:aws:sql-database:SQLi_Body");
    }

    [Fact]
    public async Task What_is_not_in_the_key_of_a_file_is_not_sent()
    {
        var site = await CreateAsync(TestSites.Prod);

        var key = Assert.Single(site.Program.OfType<CachePolicy>()).Args.ParametersInCacheKeyAndForwardedToOrigin!.Value!;
        Assert.Equal("none", key.HeadersConfig.Value!.HeaderBehavior!.Literal);
        Assert.Equal("none", key.CookiesConfig.Value!.CookieBehavior.Literal);
        Assert.All(
            site.Program.OfType<Distribution>().SelectMany(static d => d.Args.OrderedCacheBehaviors.Objects()),
            static b => Assert.Equal("bf0718e1-ba1e-49d1-88b1-f726733018ab", b.OriginRequestPolicyId!.Literal));
    }

    [Theory]
    [InlineData("60", 59)]
    [InlineData("120", 60)]
    [InlineData("4000", 60)]
    public async Task CloudFront_drops_a_connection_before_the_load_balancer_does(string idle, int keepAlive)
    {
        var site = await CreateAsync(TestSites.Prod.With("Aws:LoadBalancer:IdleTimeoutSeconds", idle));

        var origin = Assert.Single(Assert.Single(site.Program.OfType<Distribution>()).Args.Origins.Objects());
        Assert.Equal(keepAlive, origin.VpcOriginConfig!.Value!.OriginKeepaliveTimeout!.Literal);
    }

    [Fact]
    public async Task The_load_balancer_drops_a_connection_before_the_web_server_does()
    {
        var configuration = await File.ReadAllTextAsync(Path.Combine(TestProject.Directory, "../../docker/wordpress/nginx/nginx.conf"), TestContext.Current.CancellationToken);
        var most = ((BetweenAttribute)OptionCatalog.Options.Single(static o => o.Key == "Aws:LoadBalancer:IdleTimeoutSeconds").Rule).Max;

        Assert.True(int.Parse(KeepAlive().Match(configuration).Groups[1].Value, CultureInfo.InvariantCulture) > most);
    }

    [Theory]
    [InlineData("dev", true)]
    [InlineData("ec2", true)]
    [InlineData("prod", false)]
    [InlineData("no-nat", false)]
    public async Task A_site_reaches_its_own_address(string name, bool overHttp)
    {
        var site = await CreateAsync(TestSites.Named(name));

        var ports = site.Program.OfType<SecurityGroupEgressRule>()
            .Where(static r => r.Args.CidrIpv4?.Literal == "0.0.0.0/0" && ((CustomResource)r).Name.StartsWith("wordpress-", StringComparison.Ordinal)).Select(static r => r.Args.FromPort!.Literal).ToList();
        Assert.Equal(overHttp, ports.Contains(80));
    }

    private static async Task<WebAclRuleArgs> RuleAsync(TestSite site, string name) =>
        Assert.Single((await CreateAsync(site)).Program.OfType<WebAcl>()).Args.Rules.Objects().Single(r => r.Name.Literal == name);

    private static Task<SiteTopology> CreateAsync(TestSite site) => site.CreateAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex(@"keepalive_timeout (\d+)s;")]
    private static partial Regex KeepAlive();
}
