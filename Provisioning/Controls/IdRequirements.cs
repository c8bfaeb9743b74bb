namespace WpAspire.Provisioning.Controls;

/// <summary>Which requirements of a control an id of others is about, where it is not about all of them: so a waiver of one hides no other.</summary>
internal static class IdRequirements
{
    private static readonly (int Control, string Requirements, string Ids)[] s_all =
    [
        (22, "error audit", "RDS.42"),
        (22, "error", "CKV_AWS_129"),
        (41, "http", "CKV_AWS_260"),
        (41, "ports", "CKV_AWS_24 CKV_AWS_25 CKV_AWS_277 EC2.13 EC2.14 EC2.18 EC2.19 AWS-0107"),
        (42, "ports", "CKV_AWS_382"),
        (42, "everywhere", "AWS-0104"),
        (47, "scan", "ECR.1 CKV_AWS_163 AWS-0030"),
        (47, "exclusion", "ECR.2 CKV_AWS_51 AWS-0031"),
        (47, "lifecycle", "ECR.3"),
        (55, "logs", "CloudFront.5 CKV_AWS_86 AWS-0010"),
        (55, "firewall", "CloudFront.6 CKV_AWS_68 AWS-0011"),
        (55, "root-object", "CloudFront.1 CKV_AWS_305"),
        (55, "access-control", "CloudFront.13 CKV2_AWS_46"),
        (55, "origins", "CloudFront.12"),
        (56, "policy", "CKV2_AWS_32"),
        (60, "target", "CKV2_AWS_23"),
        (60, "query-log", "Route53.2 CKV2_AWS_39"),
        (60, "signed", "CKV2_AWS_38"),
        (61, "blocked", "S3.1 S3.8 CKV_AWS_53 CKV_AWS_54 CKV_AWS_55 CKV_AWS_56 CKV2_AWS_6 AWS-0086 AWS-0087 AWS-0091 AWS-0093 AWS-0094"),
        (61, "policy", "S3.2 S3.3 CKV_AWS_20 CKV_AWS_57 CKV_AWS_70"),
        (61, "owner-enforced", "S3.12 CKV2_AWS_65"),
        (63, "encrypted", "CKV_AWS_19 AWS-0088"),
        (63, "own-key balancer-key", "CKV_AWS_145 AWS-0132"),
        (63, "versions", "CKV_AWS_21 AWS-0090"),
        (64, "lifecycle", "S3.13 CKV2_AWS_61"),
        (64, "uploads", "CKV_AWS_300"),
        (64, "logs log-of-logs", "S3.9 CKV_AWS_18 AWS-0089"),
        (66, "own-key", "CKV_AWS_149 AWS-0098"),
        (66, "rotation", "SecretsManager.1 SecretsManager.2 SecretsManager.4 CKV_AWS_304 CKV2_AWS_57"),
        (66, "used", "SecretsManager.3"),
    ];

    /// <summary>All entries: the control, the names of its requirements, the ids.</summary>
    public static IEnumerable<(int Control, IReadOnlyList<string> Requirements, IReadOnlyList<string> Ids)> All =>
        s_all.Select(static e => (e.Control, (IReadOnlyList<string>)e.Requirements.Split(' '), (IReadOnlyList<string>)e.Ids.Split(' ')));

    /// <summary>The names of the requirements that an id is about; <see langword="null"/> if it is about all of the control.</summary>
    public static IReadOnlyList<string>? Of(int control, string id) =>
        All.Where(e => e.Control == control && e.Ids.Contains(id)).Select(static e => e.Requirements).FirstOrDefault();
}
