using WpAspire.Provisioning.Aws.AutoScaling;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Controls.Reading;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>Control 46: the instances of the launch type EC2.</summary>
internal static class InstanceControls
{
    /// <summary>The control.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(46, "VPC", "Instances are private and encrypted, and give away no credentials")
        {
            Fsbp = ["EC2.8", "EC2.25", "EC2.170", "EC2.181", "AutoScaling.1", "AutoScaling.2", "AutoScaling.3", "AutoScaling.6", "AutoScaling.9"],
            Checkov = ["CKV_AWS_8", "CKV_AWS_46", "CKV_AWS_79", "CKV_AWS_88", "CKV_AWS_153", "CKV_AWS_315", "CKV_AWS_341", "CKV2_AWS_15"],
            Trivy = ["AWS-0008", "AWS-0009", "AWS-0129", "AWS-0130"],
            Absent = "no EC2 instance: tasks run on Fargate",
            Requirements =
            [
                Each<LaunchTemplate>("metadata", "instance metadata are given by IMDSv2 only", static t => (t.Args.MetadataOptions?.Value?.HttpTokens).Is("required")),
                Each<LaunchTemplate>("hops", "instance metadata do not leave the instance", static t => (t.Args.MetadataOptions?.Value?.HttpPutResponseHopLimit).Is(1)),
                Each<LaunchTemplate>("private", "instances have no public address", static t => t.Args.NetworkInterfaces.Objects().ToList() is [_, ..] cards && cards.TrueForAll(static n => n.AssociatePublicIpAddress.Is("false"))),
                Each<LaunchTemplate>("encrypted", "disks are encrypted", static t => t.Args.BlockDeviceMappings.Objects().ToList() is [_, ..] disks && disks.TrueForAll(static d => (d.Ebs?.Value?.Encrypted).Is("true"))),
                Each<LaunchTemplate>("user-data", "no secret is in the user data", static t => t.Args.UserData is null || !ExpressionText.HasSecret(t.Args.UserData.Expression)),
                Each<Group>("template", "the group has a launch template", static g => g.Args.LaunchTemplate is not null || g.Args.MixedInstancesPolicy is not null),
                Each<Group>("zones", "the group is in two zones at least", static g => Subnets.Zones(g.Args.VpcZoneIdentifiers) >= 2),
                Each<Group>("health", "a group that a load balancer knows is asked by it whether it serves", static g => g.Args is { TargetGroupArns: null, LoadBalancers: null } || g.Args.HealthCheckType.Is("ELB")),
                Each<Group>("tags", "instances have tags", static g => g.Args.Tags.Objects().Any(static t => t.PropagateAtLaunch.Is(true))),
                Each<Group>("types", "the group has several types of instances", static g => (g.Args.MixedInstancesPolicy?.Value?.LaunchTemplate.Value?.Overrides).Objects().Count() > 1),
            ],
        },
    ];
}
