using WpAspire.Provisioning.Aws.WafV2;
using WpAspire.Provisioning.Aws.WafV2.Inputs;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The rules of the firewall, in the order in which they are asked.</summary>
internal static class FirewallRules
{
    private const string LoginPath = "/wp-login.php";
    private const string AdminPath = "/wp-admin/";
    private const string XmlRpcPath = "/xmlrpc.php";

    // Pages of the site itself that visitors' browsers fetch from below /wp-admin/.
    private const string AjaxPath = "/wp-admin/admin-ajax.php";

    /// <summary>The rules.</summary>
    public static IEnumerable<Input<WebAclRuleArgs>> Create(TopologyContext context)
    {
        var options = context.Options.Waf;
        var priority = 0;
        if (options.BlockXmlrpc)
        {
            yield return Rule("xmlrpc", priority++, Block(), PathIs(XmlRpcPath, "STARTS_WITH"));
        }

        if (options.AdminAllowedCidrs.Count > 0)
        {
            yield return Rule("administrators-only", priority++, Block(), AdministrationFromElsewhere(context));
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
                        PositionalConstraint = "STARTS_WITH",
                        FieldToMatch = new WebAclRuleStatementRateBasedStatementScopeDownStatementByteMatchStatementFieldToMatchArgs
                        {
                            UriPath = new WebAclRuleStatementRateBasedStatementScopeDownStatementByteMatchStatementFieldToMatchUriPathArgs(),
                        },
                        TextTransformations =
                        [
                            new WebAclRuleStatementRateBasedStatementScopeDownStatementByteMatchStatementTextTransformationArgs { Priority = 0, Type = "NORMALIZE_PATH" },
                        ],
                    },
                },
            },
        });

        foreach (var group in options.ManagedRuleGroups)
        {
            yield return Managed(group, priority++, options);
        }
    }

    private static WebAclRuleArgs Managed(string group, int priority, WafOptions options)
    {
        var countOnly = options.CountOnly.Where(r => r.StartsWith($"{group}/", StringComparison.Ordinal)).Select(r => r[(group.Length + 1)..]).ToList();
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

    private static WebAclRuleStatementArgs AdministrationFromElsewhere(TopologyContext context)
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
                    new WebAclRuleStatementArgs
                    {
                        OrStatement = new WebAclRuleStatementOrStatementArgs { Statements = [PathIs(LoginPath, "STARTS_WITH"), PathIs(AdminPath, "STARTS_WITH")] },
                    },
                    Not(PathIs(AjaxPath, "EXACTLY")),
                    Not(new WebAclRuleStatementArgs { IpSetReferenceStatement = new WebAclRuleStatementIpSetReferenceStatementArgs { Arn = administrators.Arn } }),
                ],
            },
        };
    }

    private static WebAclRuleStatementArgs Not(WebAclRuleStatementArgs statement) =>
        new() { NotStatement = new WebAclRuleStatementNotStatementArgs { Statement = statement } };

    private static WebAclRuleStatementArgs PathIs(string path, string constraint) => new()
    {
        ByteMatchStatement = new WebAclRuleStatementByteMatchStatementArgs
        {
            SearchString = path,
            PositionalConstraint = constraint,
            FieldToMatch = new WebAclRuleStatementByteMatchStatementFieldToMatchArgs { UriPath = new WebAclRuleStatementByteMatchStatementFieldToMatchUriPathArgs() },
            // "//xmlrpc.php" is the same file.
            TextTransformations = [new WebAclRuleStatementByteMatchStatementTextTransformationArgs { Priority = 0, Type = "NORMALIZE_PATH" }],
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
