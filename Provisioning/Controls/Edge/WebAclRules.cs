using WpAspire.Provisioning.Aws.WafV2;
using WpAspire.Provisioning.Aws.WafV2.Inputs;
using WpAspire.Provisioning.Controls.Reading;

namespace WpAspire.Provisioning.Controls;

/// <summary>Reads the rules of a web ACL.</summary>
internal static class WebAclRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<WebAclRuleArgs> Of(WebAcl acl) => [.. acl.Args.Rules.Objects()];

    /// <summary>Whether a rule does something with the requests that it is about, rather than count them.</summary>
    public static bool Acts(WebAclRuleArgs rule) => rule.Action?.Value is { Count: null } || rule.OverrideAction?.Value is { None: not null };

    /// <summary>Whether requests must pass a group of AWS' rules.</summary>
    public static bool HasGroup(WebAcl acl, string group) => Of(acl).Any(r => Acts(r) && (Group(r)?.Name).Is(group));

    /// <summary>Whether requests must pass those rules of a group of AWS' rules whose names begin so.</summary>
    public static bool HasRules(WebAcl acl, string group, string prefix) =>
        Of(acl).Any(r => Acts(r) && (Group(r)?.Name).Is(group) && !(Group(r)?.RuleActionOverrides).Objects().Any(o => o.Name.Literal is not { } name || name.StartsWith(prefix, StringComparison.Ordinal)));

    private static WebAclRuleStatementManagedRuleGroupStatementArgs? Group(WebAclRuleArgs rule) => rule.Statement.Value?.ManagedRuleGroupStatement?.Value;
}
