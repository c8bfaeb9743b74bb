namespace WpAspire.Provisioning.Options;

/// <summary>The rules in AWS's groups of them.</summary>
/// <remarks>"AWS Managed Rules rule groups list", AWS WAF Developer Guide, November 2026.</remarks>
internal static class ManagedRules
{
    private static readonly Dictionary<string, string> s_groups = new(StringComparer.Ordinal)
    {
        ["AWSManagedRulesAdminProtectionRuleSet"] = "AdminProtection_URIPATH",
        ["AWSManagedRulesAmazonIpReputationList"] = "AWSManagedIPReputationList AWSManagedReconnaissanceList AWSManagedIPDDoSList",
        ["AWSManagedRulesAnonymousIpList"] = "AnonymousIPList HostingProviderIPList",
        ["AWSManagedRulesCommonRuleSet"] = """
            NoUserAgent_HEADER UserAgent_BadBots_HEADER SizeRestrictions_QUERYSTRING SizeRestrictions_Cookie_HEADER SizeRestrictions_BODY
            SizeRestrictions_URIPATH EC2MetaDataSSRF_BODY EC2MetaDataSSRF_COOKIE EC2MetaDataSSRF_URIPATH EC2MetaDataSSRF_QUERYARGUMENTS
            GenericLFI_QUERYARGUMENTS GenericLFI_URIPATH GenericLFI_BODY RestrictedExtensions_URIPATH RestrictedExtensions_QUERYARGUMENTS
            GenericRFI_QUERYARGUMENTS GenericRFI_BODY GenericRFI_URIPATH CrossSiteScripting_COOKIE CrossSiteScripting_QUERYARGUMENTS
            CrossSiteScripting_BODY CrossSiteScripting_URIPATH
            """,
        ["AWSManagedRulesKnownBadInputsRuleSet"] = """
            JavaDeserializationRCE_HEADER JavaDeserializationRCE_BODY JavaDeserializationRCE_URIPATH JavaDeserializationRCE_QUERYSTRING
            Host_localhost_HEADER PROPFIND_METHOD ExploitablePaths_URIPATH Log4JRCE_HEADER Log4JRCE_QUERYSTRING Log4JRCE_BODY Log4JRCE_URIPATH
            """,
        ["AWSManagedRulesLinuxRuleSet"] = "LFI_URIPATH LFI_QUERYSTRING LFI_HEADER",
        ["AWSManagedRulesPHPRuleSet"] = "PHPHighRiskMethodsVariables_HEADER PHPHighRiskMethodsVariables_QUERYSTRING PHPHighRiskMethodsVariables_BODY",
        ["AWSManagedRulesSQLiRuleSet"] = "SQLi_QUERYARGUMENTS SQLiExtendedPatterns_QUERYARGUMENTS SQLi_BODY SQLiExtendedPatterns_BODY SQLi_COOKIE SQLi_URIPATH",
        ["AWSManagedRulesUnixRuleSet"] = "UNIXShellCommandsVariables_QUERYSTRING UNIXShellCommandsVariables_BODY UNIXShellCommandsVariables_HEADER",
        ["AWSManagedRulesWordPressRuleSet"] = "WordPressExploitableCommands_QUERYSTRING WordPressExploitablePaths_URIPATH",
    };

    /// <summary>The rules of a group; none if it is not known.</summary>
    public static IReadOnlyList<string> Of(string group) =>
        s_groups.TryGetValue(group, out var rules) ? rules.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
}
