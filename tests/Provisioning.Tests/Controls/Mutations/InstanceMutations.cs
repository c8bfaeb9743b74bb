using WpAspire.Provisioning.Aws.AutoScaling;
using WpAspire.Provisioning.Aws.AutoScaling.Inputs;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ec2.Inputs;
using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Aws.LB;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Tests.Topology;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

internal static class InstanceMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Offends("metadata", static s => Template(s).MetadataOptions!.Value!.HttpTokens = "optional"),
        Offends("hops", static s => Template(s).MetadataOptions!.Value!.HttpPutResponseHopLimit = 2),
        Offends("private", static s => Template(s).NetworkInterfaces!.First().Value!.AssociatePublicIpAddress = "true"),
        Offends("one-interface", static s => Template(s).NetworkInterfaces!.Add(new LaunchTemplateNetworkInterfaceArgs { AssociatePublicIpAddress = "false" })),
        Offends("encrypted", static s => Template(s).BlockDeviceMappings!.First().Value!.Ebs!.Value!.Encrypted = null),
        Offends("user-data", static s => Template(s).UserData = Output.ToBase64(new Input<string>(new ConfigSecretExpression("token")))),
        Offends("template", static s => Instances(s).LaunchTemplate = null),
        Offends("zones", static s => Instances(s).VpcZoneIdentifiers = [s.Network.App[0]]),
        Offends("health", static s => Instances(s).TargetGroupArns = [s.Get<TargetGroup>().Arn]),
        Offends("tags", static s => Instances(s).Tags = null),
        Offends("terminated", static s => Instances(s).SuspendedProcesses = ["Terminate"]),
        Offends("types", static s => Instances(s).MixedInstancesPolicy = new GroupMixedInstancesPolicyArgs
        {
            LaunchTemplate = new GroupMixedInstancesPolicyLaunchTemplateArgs
            {
                LaunchTemplateSpecification = new GroupMixedInstancesPolicyLaunchTemplateLaunchTemplateSpecificationArgs { LaunchTemplateId = s.Get<LaunchTemplate>().Id },
                Overrides =
                [
                    new GroupMixedInstancesPolicyLaunchTemplateOverrideArgs { InstanceType = "t3.medium" },
                    new GroupMixedInstancesPolicyLaunchTemplateOverrideArgs { InstanceType = "t3a.medium" },
                ],
            },
        }) with { Mends = true },
        Offends("managed", static s => s.Get<RolePolicyAttachment>("instances-amazonssmmanagedinstancecore").Args.PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess", 76),
        Offends("image", static s => Instances(s).InstanceRefresh = null, 76),
        Offends("patched", static s => s.Add(new OtherResource("aws:ssm/association:Association", "patches", [])), 76) with { Mends = true },
    ];

    private static Mutation Offends(string requirement, Action<SiteTopology> change, int control = 46) => new(control, requirement, TestSites.Ec2, change);

    private static LaunchTemplateArgs Template(SiteTopology site) => site.Get<LaunchTemplate>().Args;

    private static GroupArgs Instances(SiteTopology site) => site.Get<Group>().Args;
}
