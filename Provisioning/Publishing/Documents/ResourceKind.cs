using System.Text.RegularExpressions;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>Says for people what a resource is: <c>ECS service</c>, <c>EFS access point</c>.</summary>
internal static partial class ResourceKind
{
    private static readonly Dictionary<string, string> s_services = new(StringComparer.Ordinal)
    {
        ["acm"] = "ACM",
        ["appautoscaling"] = "Autoscaling",
        ["autoscaling"] = "EC2 Auto Scaling",
        ["backup"] = "AWS Backup",
        ["budgets"] = "",
        ["cloudfront"] = "CloudFront",
        ["cloudwatch"] = "CloudWatch",
        ["docker-build"] = "Docker",
        ["ec2"] = "EC2",
        ["ecr"] = "ECR",
        ["ecs"] = "ECS",
        ["efs"] = "EFS",
        ["elasticache"] = "ElastiCache",
        ["iam"] = "IAM",
        ["kms"] = "KMS",
        ["lb"] = "ELB",
        ["random"] = "",
        ["rds"] = "RDS",
        ["route53"] = "Route 53",
        ["s3"] = "S3",
        ["scheduler"] = "EventBridge",
        ["secretsmanager"] = "Secrets Manager",
        ["servicediscovery"] = "Cloud Map",
        ["sns"] = "SNS",
        ["ssm"] = "Systems Manager",
        ["vpc"] = "VPC",
        ["wafv2"] = "WAF",
    };

    /// <summary>What a resource is.</summary>
    public static string Of(CustomResource resource)
    {
        var parts = resource.Type.Split(':', '/');
        if (parts[0] == "pulumi")
        {
            return $"{parts[2].ToUpperInvariant()} provider";
        }

        if (resource is Aws.LB.LoadBalancer)
        {
            return "Application Load Balancer";
        }

        // What belongs to the network is of the API of EC2, which nobody cares for.
        var service = s_services[parts[0] == "aws" ? parts[1] : parts[0]];
        return parts[1] == "ec2" && ResourceParts.Of(resource) is ResourcePart.Network or ResourcePart.SecurityGroups
            ? Words(resource.GetType().Name)
            : $"{service} {Words(resource.GetType().Name)}".Trim();
    }

    private static string Words(string name) => name switch
    {
        "Eip" => "Elastic IP address",
        _ => string.Join(' ', WordStart().Split(name).Where(static word => word.Length > 0).Select(static word => word is "Acl" or "Dns" or "Id" or "Ip" or "Nat" or "Vpc" ? word.ToUpperInvariant() : word.ToLowerInvariant())),
    };

    [GeneratedRegex("(?=[A-Z])")]
    private static partial Regex WordStart();
}
