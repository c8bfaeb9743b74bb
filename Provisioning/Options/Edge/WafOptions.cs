using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>The web application firewall.</summary>
public sealed record WafOptions
{
    /// <summary>Whether requests pass a firewall.</summary>
    [Option(false, true)]
    public required bool Enabled { get; init; }

    /// <summary>The rule groups of AWS that requests must pass.</summary>
    [Option("AWSManagedRulesAmazonIpReputationList,AWSManagedRulesAnonymousIpList,AWSManagedRulesCommonRuleSet,AWSManagedRulesKnownBadInputsRuleSet,AWSManagedRulesSQLiRuleSet,AWSManagedRulesPHPRuleSet,AWSManagedRulesWordPressRuleSet")]
    [OneOf("AWSManagedRulesAdminProtectionRuleSet", "AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesAnonymousIpList", "AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet", "AWSManagedRulesLinuxRuleSet", "AWSManagedRulesPHPRuleSet", "AWSManagedRulesSQLiRuleSet", "AWSManagedRulesUnixRuleSet", "AWSManagedRulesWordPressRuleSet")]
    public required IReadOnlyList<string> ManagedRuleGroups { get; init; }

    /// <summary>
    /// Rules of those groups that only count, wherever a request goes: by default the one that stops webhooks, monitors and the site's
    /// own calls. Those about the bodies of requests count by themselves where editors save and upload.
    /// </summary>
    [Option("AWSManagedRulesAnonymousIpList/HostingProviderIPList")]
    [Text("^AWSManagedRules[A-Za-z]+/[A-Za-z0-9_]+$", "a rule such as AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY")]
    public required IReadOnlyList<string> CountOnly { get; init; }

    /// <summary>How often an address may try to log in.</summary>
    [Option(100, Unit = "requests/5 min"), Between(10, 2_000_000_000)]
    public required int LoginRateLimit { get; init; }

    /// <summary>Whether xmlrpc.php, which only old clients use, is closed.</summary>
    [Option(true)]
    public required bool BlockXmlrpc { get; init; }

    /// <summary>The only networks that may log in and administer. Without them, everybody may try.</summary>
    [Option(""), Cidr]
    public required IReadOnlyList<string> AdminAllowedCidrs { get; init; }
}
