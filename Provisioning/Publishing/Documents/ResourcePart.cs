using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>The parts that a site's resources are grouped by, in the order in which people read of them.</summary>
internal enum ResourcePart
{
    Edge,
    LoadBalancing,
    Compute,
    Images,
    Database,
    Cache,
    FileSystems,
    Secrets,
    Network,
    SecurityGroups,
    Identity,
    Observability,
    Backup,
    Buckets,
    Tools,
}

/// <summary>Says which part a resource belongs to.</summary>
internal static class ResourceParts
{
    /// <summary>The part that a resource belongs to.</summary>
    public static ResourcePart Of(CustomResource resource) => (resource.Type.Split(':', '/'), resource.GetType().Name) switch
    {
        ([_, "cloudfront" or "wafv2" or "route53" or "acm", ..], _) => ResourcePart.Edge,
        ([_, "lb", ..], _) => ResourcePart.LoadBalancing,
        ([_, "ec2", ..], "LaunchTemplate") => ResourcePart.Compute,
        ([_, "ecs" or "appautoscaling" or "autoscaling" or "scheduler" or "servicediscovery", ..], _) => ResourcePart.Compute,
        ([_, "ecr", ..] or ["docker-build", ..], _) => ResourcePart.Images,
        ([_, "rds", ..], _) => ResourcePart.Database,
        ([_, "elasticache", ..], _) => ResourcePart.Cache,
        ([_, "efs", ..], _) => ResourcePart.FileSystems,
        ([_, "secretsmanager" or "kms" or "ssm", ..] or ["random", ..], _) => ResourcePart.Secrets,
        ([_, "vpc", ..], _) or ([_, "ec2", ..], "SecurityGroup" or "DefaultSecurityGroup") => ResourcePart.SecurityGroups,
        ([_, "ec2", ..], _) => ResourcePart.Network,
        ([_, "iam", ..], _) => ResourcePart.Identity,
        ([_, "cloudwatch" or "sns" or "budgets", ..], _) => ResourcePart.Observability,
        ([_, "backup", ..], _) => ResourcePart.Backup,
        ([_, "s3", ..], _) => ResourcePart.Buckets,
        _ => ResourcePart.Tools,
    };

    /// <summary>A part's name for people.</summary>
    public static string Title(this ResourcePart part) => part switch
    {
        ResourcePart.Edge => "Edge: delivery network, firewall, names and certificates",
        ResourcePart.LoadBalancing => "Load balancing",
        ResourcePart.Compute => "Compute",
        ResourcePart.Images => "Images",
        ResourcePart.Database => "Database",
        ResourcePart.Cache => "Cache",
        ResourcePart.FileSystems => "Shared files",
        ResourcePart.Secrets => "Secrets and keys",
        ResourcePart.Network => "Network",
        ResourcePart.SecurityGroups => "Security groups",
        ResourcePart.Identity => "Roles and policies",
        ResourcePart.Observability => "Logs, alarms and budget",
        ResourcePart.Backup => "Backup",
        ResourcePart.Buckets => "Buckets",
        _ => "Tools of the program",
    };
}
