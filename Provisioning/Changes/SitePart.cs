namespace WpAspire.Provisioning.Changes;

/// <summary>The parts of a site, in the order in which a person asks what happens to them.</summary>
internal enum SitePart
{
    Database,
    Files,
    Cache,
    Compute,
    Edge,
    Network,
    Identity,
    Watch,
}

/// <summary>Says which part of a site a resource belongs to.</summary>
internal static class SiteParts
{
    /// <summary>The part of a resource.</summary>
    /// <param name="type">Its type as a person writes it, such as <c>aws:rds:Instance</c>.</param>
    public static SitePart Of(string type) => type.Split(':') switch
    {
        ["aws", "rds", ..] => SitePart.Database,
        ["aws", "efs" or "backup" or "s3", ..] => SitePart.Files,
        ["aws", "elasticache", ..] => SitePart.Cache,
        ["aws", "ecs" or "ecr" or "appautoscaling" or "autoscaling" or "scheduler" or "servicediscovery", ..] => SitePart.Compute,
        ["aws", "ec2", "LaunchTemplate"] or ["docker-build", ..] => SitePart.Compute,
        ["aws", "lb" or "cloudfront" or "wafv2" or "route53" or "acm", ..] => SitePart.Edge,
        ["aws", "ec2" or "vpc", ..] => SitePart.Network,
        ["aws", "cloudwatch" or "sns" or "budgets", ..] => SitePart.Watch,
        _ => SitePart.Identity,
    };

    /// <summary>A part's name for people.</summary>
    public static string Title(this SitePart part) => part switch
    {
        SitePart.Database => "Database",
        SitePart.Files => "Files and backups",
        SitePart.Cache => "Cache",
        SitePart.Compute => "Compute: tasks, images",
        SitePart.Edge => "Edge: load balancer, CloudFront, names",
        SitePart.Network => "Network",
        SitePart.Watch => "Watch: logs, alarms, budget",
        _ => "Identity: roles, keys, secrets",
    };
}
