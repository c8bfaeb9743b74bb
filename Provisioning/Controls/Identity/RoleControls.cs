using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Controls.Reading;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>Control 68: what roles may do.</summary>
internal static class RoleControls
{
    // What AWS knows no narrower resource for.
    private static readonly string[] s_withoutResource =
    [
        "ecr:GetAuthorizationToken",
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
        "xray:PutTraceSegments",
    ];

    private static readonly string[] s_ofAdministrators = ["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"];

    /// <summary>The control.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(68, OperationsControls.Section, "Roles may do what they need, with what they need, and no more")
        {
            Fsbp = ["IAM.1", "IAM.21", "KMS.1", "KMS.2"],
            Checkov =
            [
                "CKV_AWS_107", "CKV_AWS_108", "CKV_AWS_109", "CKV_AWS_110", "CKV_AWS_111", "CKV_AWS_60", "CKV_AWS_61", "CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_274", "CKV_AWS_286", "CKV_AWS_287", "CKV_AWS_288", "CKV_AWS_289", "CKV_AWS_290", "CKV_AWS_355",
                "CKV2_AWS_40", "CKV2_AWS_56",
            ],
            Trivy = ["AWS-0057", "AWS-0342", "AWS-0345", "AWS-0346"],
            Absent = "no role",
            Requirements =
            [
                EachPart("actions", "no whole service is allowed", Allowed, static p => !p.Actions.Any(static a => a == "*" || a.EndsWith(":*", StringComparison.Ordinal))),
                EachPart("resources", "what is allowed is allowed with certain resources", Allowed, static p => !p.Resources.Contains("*") || p.Actions.All(static a => s_withoutResource.Contains(a))),
                EachPart("keys", "nothing may be decrypted with every key", Allowed, static p => !p.Actions.Any(Decrypts) || !p.Resources.Any(static r => r == "*" || r.EndsWith(":key/*", StringComparison.Ordinal))),
                EachPart("trust", "not everybody may take on the role", static s => s.All<Role>().SelectMany(static r => PolicyStatement.Of(r, r.Args.AssumeRolePolicy)), static p => !p.IsOpen),
                Each<RolePolicyAttachment>("attached", "no role is an administrator", static a => !IsOfAdministrators(ExpressionText.Of(a.Args.PolicyArn.Expression))),
                Each<Role>("managed", "no role names the policy of an administrator", static r => !ExpressionText.Each(r.Args.ManagedPolicyArns?.Expression).Any(IsOfAdministrators)),
            ],
        },
    ];

    private static IEnumerable<PolicyStatement> Allowed(Inspection site) => Statements(site).Where(static p => p.IsAllow);

    private static IEnumerable<PolicyStatement> Statements(Inspection site) =>
    [
        .. site.All<RolePolicy>().SelectMany(static p => PolicyStatement.Of(p, p.Args.Policy)),
        .. site.All<Policy>().SelectMany(static p => PolicyStatement.Of(p, p.Args.PolicyDocument)),
        .. site.All<Role>().SelectMany(static r => r.Args.InlinePolicies.Objects().SelectMany(p => PolicyStatement.Of(r, p.Policy))),
    ];

    private static bool Decrypts(string action) => action is "*" or "kms:*" || action.StartsWith("kms:Decrypt", StringComparison.Ordinal) || action.StartsWith("kms:ReEncrypt", StringComparison.Ordinal);

    private static bool IsOfAdministrators(string arn) => s_ofAdministrators.Any(n => arn.EndsWith($"/{n}", StringComparison.Ordinal));
}
