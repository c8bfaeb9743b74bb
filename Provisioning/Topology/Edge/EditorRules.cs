using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// The rules of AWS about the bodies of requests that stop editors who save or upload. They count, and a rule of our own blocks what
/// they have found where no editor posts.
/// </summary>
internal static class EditorRules
{
    // The labels: "AWS Managed Rules rule groups list", AWS WAF Developer Guide.
    private static readonly Rule[] s_all =
    [
        new("AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY", "awswaf:managed:aws:core-rule-set:SizeRestrictions_Body"),
        new("AWSManagedRulesCommonRuleSet/CrossSiteScripting_BODY", "awswaf:managed:aws:core-rule-set:CrossSiteScripting_Body"),
        new("AWSManagedRulesCommonRuleSet/GenericLFI_BODY", "awswaf:managed:aws:core-rule-set:GenericLFI_Body"),
        new("AWSManagedRulesCommonRuleSet/GenericRFI_BODY", "awswaf:managed:aws:core-rule-set:GenericRFI_Body"),
        new("AWSManagedRulesCommonRuleSet/EC2MetaDataSSRF_BODY", "awswaf:managed:aws:core-rule-set:EC2MetaDataSSRF_Body"),
        new("AWSManagedRulesSQLiRuleSet/SQLi_BODY", "awswaf:managed:aws:sql-database:SQLi_Body"),
        new("AWSManagedRulesSQLiRuleSet/SQLiExtendedPatterns_BODY", "awswaf:managed:aws:sql-database:SQLiExtendedPatterns_Body"),
        new("AWSManagedRulesPHPRuleSet/PHPHighRiskMethodsVariables_BODY", "awswaf:managed:aws:php-app:PHPHighRiskMethodsVariables_Body"),
        new("AWSManagedRulesUnixRuleSet/UNIXShellCommandsVariables_BODY", "awswaf:managed:aws:posix-os:UNIXShellCommandsVariables_Body"),
    ];

    /// <summary>Those of the groups that a site has, less those that count everywhere.</summary>
    public static IReadOnlyList<Rule> Of(WafOptions options) =>
        [.. s_all.Where(r => options.ManagedRuleGroups.Contains(r.Name.Split('/')[0]) && !options.CountOnly.Contains(r.Name))];

    /// <summary>A rule, and what it marks a request with.</summary>
    /// <param name="Name">Group and rule, such as <c>AWSManagedRulesSQLiRuleSet/SQLi_BODY</c>.</param>
    /// <param name="Label">The label.</param>
    internal sealed record Rule(string Name, string Label);
}
