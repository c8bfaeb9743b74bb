using WpAspire.Provisioning.Aws.AutoScaling;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Controls.Reading;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>Controls 46 and 76: the instances of the launch type EC2.</summary>
internal static class InstanceControls
{
    // It has no class here.
    private const string Association = "aws:ssm/association:Association";

    /// <summary>The controls.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(46, "VPC", "Instances are private and encrypted, and give away no credentials")
        {
            Fsbp = ["EC2.3", "EC2.4", "EC2.8", "EC2.9", "EC2.17", "EC2.25", "EC2.170", "EC2.181", "AutoScaling.1", "AutoScaling.2", "AutoScaling.3", "AutoScaling.6", "AutoScaling.9"],
            Checkov = ["CKV_AWS_8", "CKV_AWS_46", "CKV_AWS_79", "CKV_AWS_88", "CKV_AWS_153", "CKV_AWS_315", "CKV_AWS_341", "CKV2_AWS_15"],
            Trivy = ["AWS-0008", "AWS-0009", "AWS-0026", "AWS-0028", "AWS-0029", "AWS-0129", "AWS-0130", "AWS-0131"],
            Absent = "no EC2 instance: tasks run on Fargate",
            Requirements =
            [
                Each<LaunchTemplate>("metadata", "instance metadata are given by IMDSv2 only", static t => (t.Args.MetadataOptions?.Value?.HttpTokens).Is("required")),
                Each<LaunchTemplate>("hops", "instance metadata do not leave the instance", static t => (t.Args.MetadataOptions?.Value?.HttpPutResponseHopLimit).Is(1)),
                Each<LaunchTemplate>("private", "instances have no public address", static t => t.Args.NetworkInterfaces.Objects().ToList() is [_, ..] cards && cards.TrueForAll(static n => n.AssociatePublicIpAddress.Is("false"))),
                Each<LaunchTemplate>("one-interface", "instances have one network interface of their own", static t => t.Args.NetworkInterfaces.Objects().Count() == 1),
                Each<LaunchTemplate>("encrypted", "disks are encrypted", static t => t.Args.BlockDeviceMappings.Objects().ToList() is [_, ..] disks && disks.TrueForAll(static d => (d.Ebs?.Value?.Encrypted).Is("true"))),
                Each<LaunchTemplate>("user-data", "no secret is in the user data", static t => t.Args.UserData is null || !ExpressionText.HasSecret(t.Args.UserData.Expression)),
                Each<Group>("template", "the group has a launch template", static g => g.Args.LaunchTemplate is not null || g.Args.MixedInstancesPolicy is not null),
                Each<Group>("zones", "the group is in two zones at least", static g => Subnets.Zones(g.Args.VpcZoneIdentifiers) >= 2),
                Each<Group>("health", "a group that a load balancer knows is asked by it whether it serves", static g => g.Args is { TargetGroupArns: null, LoadBalancers: null } || g.Args.HealthCheckType.Is("ELB")),
                Each<Group>("tags", "instances have tags", static g => g.Args.Tags.Objects().Any(static t => t.PropagateAtLaunch.Is(true))),
                Each<Group>("terminated", "an instance that is stopped is terminated by its group", static g => g.Args.WarmPool is null && !g.Args.SuspendedProcesses.Literals().Any(static x => x is "Terminate" or "HealthCheck" or "ReplaceUnhealthy")),
                Each<Group>("types", "the group has several types of instances", static g => (g.Args.MixedInstancesPolicy?.Value?.LaunchTemplate.Value?.Overrides).Objects().Count() > 1),
            ],
        },
        new(76, "VPC", "Instances are managed by Systems Manager, and up to date")
        {
            Fsbp = ["SSM.1", "SSM.2", "SSM.3"], Absent = "no EC2 instance: tasks run on Fargate",
            Requirements =
            [
                Each<LaunchTemplate>("managed", "instances may be managed by Systems Manager", static (s, t) => Roles(s, t) is [_, ..] roles && roles.TrueForAll(r => s.About<RolePolicyAttachment>(r, static a => a.Args.Role).Any(static a => ExpressionText.Of(a.Args.PolicyArn.Expression).EndsWith("/AmazonSSMManagedInstanceCore", StringComparison.Ordinal)))),
                Each<Group>("image", "a new image of the system reaches the instances by itself", static (s, g) => g.Args.InstanceRefresh is not null && s.All<LaunchTemplate>().Where(t => g.Args.LaunchTemplate.RefersTo(t)).All(static t => t.Args.ImageId is { IsLiteral: false })),
                Each<LaunchTemplate>("patched", "Systems Manager patches instances, and its associations are obeyed", static (s, _) => s.OfType(Association).Any()),
            ],
        },
    ];

    private static List<Role> Roles(Inspection site, LaunchTemplate template) =>
        [.. site.All<InstanceProfile>().Where(p => template.Args.IamInstanceProfile.RefersTo(p)).SelectMany(p => site.All<Role>().Where(r => p.Args.Role.RefersTo(r)))];
}
