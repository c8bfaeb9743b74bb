using System.Text.RegularExpressions;
using WpAspire.Provisioning.Aws.WafV2;
using WpAspire.Provisioning.Aws.WafV2.Inputs;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The rules of the firewall, in the order in which they are asked.</summary>
internal static class FirewallRules
{
    private const string LoginPath = "/wp-login.php";
    private const string XmlRpcPath = "/xmlrpc.php";
    private const string Administration = @"/wp-(login\.php|admin/)";
    private const string Editing = "/wp-(admin|json)/";

    // Without pretty permalinks, the editor's way to the REST interface.
    private const string EditingQuery = "rest_route=";

    // The web server decodes an address before it looks for the file: /wp-login%2Ephp is the same, as is //wp-login.php.
    private static readonly string[] s_asServed = ["URL_DECODE", "NORMALIZE_PATH"];

    // Pages of the site itself that visitors' browsers fetch from below /wp-admin/.
    private const string AjaxPath = "/wp-admin/admin-ajax.php";

    // What is below the folder of a site of a network is served as what is not (docker/wordpress/lib/nginx-settings.sh).
    private const string NetworkSite = "(/[_0-9a-zA-Z-]+)?";

    /// <summary>The rules.</summary>
    public static IEnumerable<Input<WebAclRuleArgs>> Create(TopologyContext context)
    {
        var options = context.Options.Waf;
        var priority = 0;
        var isNetwork = context.Model.Services.Any(static w => w.Site?.Multisite == MultisiteMode.Subdirectories);
        var beginning = isNetwork ? "CONTAINS" : "STARTS_WITH";
        if (options.BlockXmlrpc)
        {
            yield return Rule("xmlrpc", priority++, Block(), PathIs(XmlRpcPath, beginning));
        }

        if (options.AdminAllowedCidrs.Count > 0)
        {
            yield return Rule("administrators-only", priority++, Block(), AdministrationFromElsewhere(context, isNetwork));
        }

        // Those who guess passwords, and not editors who share an address: the pages behind the login are not counted.
        yield return Rule("login-rate", priority++, Block(), new WebAclRuleStatementArgs
        {
            RateBasedStatement = new WebAclRuleStatementRateBasedStatementArgs
            {
                AggregateKeyType = "IP",
                EvaluationWindowSec = 300,
                Limit = options.LoginRateLimit,
                ScopeDownStatement = new WebAclRuleStatementRateBasedStatementScopeDownStatementArgs
                {
                    ByteMatchStatement = new WebAclRuleStatementRateBasedStatementScopeDownStatementByteMatchStatementArgs
                    {
                        SearchString = LoginPath,
                        PositionalConstraint = beginning,
                        FieldToMatch = new WebAclRuleStatementRateBasedStatementScopeDownStatementByteMatchStatementFieldToMatchArgs
                        {
                            UriPath = new WebAclRuleStatementRateBasedStatementScopeDownStatementByteMatchStatementFieldToMatchUriPathArgs(),
                        },
                        TextTransformations =
                        [
                            .. s_asServed.Select(static (type, index) => (Input<WebAclRuleStatementRateBasedStatementScopeDownStatementByteMatchStatementTextTransformationArgs>)
                                new WebAclRuleStatementRateBasedStatementScopeDownStatementByteMatchStatementTextTransformationArgs { Priority = index, Type = type }),
                        ],
                    },
                },
            },
        });

        foreach (var group in options.ManagedRuleGroups)
        {
            yield return Managed(group, priority++, options);
        }

        var bodies = EditorRules.Of(options);
        if (bodies.Count > 0)
        {
            yield return Rule("bodies", priority, Block(), BodiesOfVisitors(bodies, isNetwork));
        }
    }

    private static WebAclRuleArgs Managed(string group, int priority, WafOptions options)
    {
        var countOnly = options.CountOnly.Concat(EditorRules.Of(options).Select(static r => r.Name))
            .Where(r => r.StartsWith($"{group}/", StringComparison.Ordinal)).Select(r => r[(group.Length + 1)..]).ToList();
        var rule = Rule(group, priority, null, new WebAclRuleStatementArgs
        {
            ManagedRuleGroupStatement = new WebAclRuleStatementManagedRuleGroupStatementArgs
            {
                VendorName = "AWS",
                Name = group,
                RuleActionOverrides = countOnly.Count == 0 ? null :
                [
                    .. countOnly.Select(static r => (Input<WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideArgs>)new WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideArgs
                    {
                        Name = r,
                        ActionToUse = new WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseArgs
                        {
                            Count = new WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseCountArgs(),
                        },
                    }),
                ],
            },
        });
        rule.OverrideAction = new WebAclRuleOverrideActionArgs { None = new WebAclRuleOverrideActionNoneArgs() };
        return rule;
    }

    private static WebAclRuleStatementArgs AdministrationFromElsewhere(TopologyContext context, bool isNetwork)
    {
        var atEdge = context.Options.CloudFront.Enabled;
        var administrators = context.Add(new IpSet("administrators", new IpSetArgs
        {
            Description = "Networks that may log in and administer",
            Region = atEdge ? Certificates.EdgeRegion : null,
            Scope = atEdge ? "CLOUDFRONT" : "REGIONAL",
            IpAddressVersion = "IPV4",
            Addresses = [.. context.Options.Waf.AdminAllowedCidrs.Select(static c => (Input<string>)c)],
        }));
        return new()
        {
            AndStatement = new WebAclRuleStatementAndStatementArgs
            {
                Statements =
                [
                    PathMatches(FromStart(Administration, isNetwork)),
                    Not(isNetwork ? PathMatches($"{FromStart(Regex.Escape(AjaxPath), isNetwork)}$") : PathIs(AjaxPath, "EXACTLY")),
                    Not(new WebAclRuleStatementArgs { IpSetReferenceStatement = new WebAclRuleStatementIpSetReferenceStatementArgs { Arn = administrators.Arn } }),
                ],
            },
        };
    }

    private static string FromStart(string pattern, bool isNetwork) => $"^{(isNetwork ? NetworkSite : "")}{pattern}";

    // What editors post is code, SQL and paths now and then, and large. What visitors post is not.
    private static WebAclRuleStatementArgs BodiesOfVisitors(IReadOnlyList<EditorRules.Rule> rules, bool isNetwork) => new()
    {
        AndStatement = new WebAclRuleStatementAndStatementArgs
        {
            Statements = [AnyOf([.. rules.Select(static r => Label(r.Label))]), Not(AnyOf([PathMatches(FromStart(Editing, isNetwork)), QueryStartsWith(EditingQuery)]))],
        },
    };

    private static WebAclRuleStatementArgs AnyOf(IReadOnlyList<WebAclRuleStatementArgs> statements) => statements is [var only]
        ? only
        : new() { OrStatement = new WebAclRuleStatementOrStatementArgs { Statements = [.. statements.Select(static s => (Input<WebAclRuleStatementArgs>)s)] } };

    private static WebAclRuleStatementArgs Label(string label) =>
        new() { LabelMatchStatement = new WebAclRuleStatementLabelMatchStatementArgs { Scope = "LABEL", Key = label } };

    private static WebAclRuleStatementArgs PathMatches(string pattern) => new()
    {
        RegexMatchStatement = new WebAclRuleStatementRegexMatchStatementArgs
        {
            RegexString = pattern,
            FieldToMatch = new WebAclRuleStatementRegexMatchStatementFieldToMatchArgs { UriPath = new WebAclRuleStatementRegexMatchStatementFieldToMatchUriPathArgs() },
            TextTransformations =
            [
                .. s_asServed.Select(static (type, index) => (Input<WebAclRuleStatementRegexMatchStatementTextTransformationArgs>)
                    new WebAclRuleStatementRegexMatchStatementTextTransformationArgs { Priority = index, Type = type }),
            ],
        },
    };

    private static WebAclRuleStatementArgs QueryStartsWith(string start) => new()
    {
        ByteMatchStatement = new WebAclRuleStatementByteMatchStatementArgs
        {
            SearchString = start,
            PositionalConstraint = "STARTS_WITH",
            FieldToMatch = new WebAclRuleStatementByteMatchStatementFieldToMatchArgs { QueryString = new WebAclRuleStatementByteMatchStatementFieldToMatchQueryStringArgs() },
            TextTransformations = [new WebAclRuleStatementByteMatchStatementTextTransformationArgs { Priority = 0, Type = "NONE" }],
        },
    };

    private static WebAclRuleStatementArgs Not(WebAclRuleStatementArgs statement) =>
        new() { NotStatement = new WebAclRuleStatementNotStatementArgs { Statement = statement } };

    private static WebAclRuleStatementArgs PathIs(string path, string constraint) => new()
    {
        ByteMatchStatement = new WebAclRuleStatementByteMatchStatementArgs
        {
            SearchString = path,
            PositionalConstraint = constraint,
            FieldToMatch = new WebAclRuleStatementByteMatchStatementFieldToMatchArgs { UriPath = new WebAclRuleStatementByteMatchStatementFieldToMatchUriPathArgs() },
            TextTransformations =
            [
                .. s_asServed.Select(static (type, index) => (Input<WebAclRuleStatementByteMatchStatementTextTransformationArgs>)
                    new WebAclRuleStatementByteMatchStatementTextTransformationArgs { Priority = index, Type = type }),
            ],
        },
    };

    private static WebAclRuleActionArgs Block() => new() { Block = new WebAclRuleActionBlockArgs() };

    private static WebAclRuleArgs Rule(string name, int priority, WebAclRuleActionArgs? action, WebAclRuleStatementArgs statement) => new()
    {
        Name = name,
        Priority = priority,
        Action = action,
        Statement = statement,
        VisibilityConfig = new WebAclRuleVisibilityConfigArgs { CloudwatchMetricsEnabled = true, MetricName = name, SampledRequestsEnabled = true },
    };
}
