using System.Globalization;
using WpAspire.Provisioning.Aws.AutoScaling;
using WpAspire.Provisioning.Aws.AutoScaling.Inputs;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ec2.Inputs;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Ecs.Inputs;
using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Aws.Ssm;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The instances that tasks run on, with the launch type EC2. ECS itself starts and stops them as tasks need.</summary>
internal sealed record Ec2Capacity
{
    /// <summary>The security group of the instances themselves; tasks have their own.</summary>
    public required SecurityGroup SecurityGroup { get; init; }

    /// <summary>The instances' launch template.</summary>
    public required LaunchTemplate LaunchTemplate { get; init; }

    /// <summary>The instances.</summary>
    public required Group Group { get; init; }

    /// <summary>What ECS knows them as.</summary>
    public required CapacityProvider Provider { get; init; }

    /// <summary>What the rules are for that lead to interface endpoints.</summary>
    public const string EndpointsRule = "HTTPS to AWS services inside the network";

    /// <summary>Adds the instances.</summary>
    /// <param name="inputs">The parts of the site.</param>
    /// <param name="endpoints">The group of the interface endpoints, if there are any.</param>
    /// <param name="cluster">The cluster.</param>
    public static Ec2Capacity Create(ComputeInputs inputs, SecurityGroup? endpoints, Cluster cluster)
    {
        var (context, network, security) = (inputs.Context, inputs.Network, inputs.Security);
        var options = context.Options.Compute.Ec2;
        var group = security.Add("instances", "EC2 instances of the cluster");
        // The agent speaks to ECS, and fetches images and secrets; without NAT, by endpoints inside the network.
        security.AllowToPrefixList(group, "s3", network.S3PrefixListId, 443, "Layers of images from S3");
        if (context.Options.Network.Nat != NatMode.None)
        {
            security.AllowTo(group, "internet", "0.0.0.0/0", 443, "HTTPS to AWS services");
        }

        if (endpoints is not null)
        {
            security.Allow(group, endpoints, 443, EndpointsRule);
        }

        var (profile, policies) = InstanceProfile(context);
        var template = context.Add(new LaunchTemplate("instances-template", Template(context, cluster, group, profile)));
        var instances = context.Add(new Group(
            "instances",
            new GroupArgs
            {
                MinSize = options.MinSize,
                MaxSize = options.MaxSize,
                DesiredCapacity = options.DesiredCapacity,
                VpcZoneIdentifiers = [.. network.App],
                LaunchTemplate = new GroupLaunchTemplateArgs { Id = template.Id, Version = Output.Format($"{template.LatestVersion}") },
                HealthCheckType = "EC2",
                HealthCheckGracePeriod = 120,
                // ECS takes an instance away only when no task is on it.
                ProtectFromScaleIn = true,
                ForceDelete = context.Options.ForceDestroy,
                // A new image of the operating system reaches the instances one by one.
                InstanceRefresh = new GroupInstanceRefreshArgs
                {
                    Strategy = "Rolling",
                    Preferences = new GroupInstanceRefreshPreferencesArgs { MinHealthyPercentage = 100, MaxHealthyPercentage = 200, ScaleInProtectedInstances = "Refresh" },
                },
                Tags =
                [
                    new GroupTagArgs { Key = "Name", Value = $"{context.SiteName}-instances", PropagateAtLaunch = true },
                    new GroupTagArgs { Key = "Site", Value = context.SiteName, PropagateAtLaunch = true },
                    // ECS sets it itself, and Pulumi would take it away again.
                    new GroupTagArgs { Key = "AmazonECSManaged", Value = "true", PropagateAtLaunch = true },
                ],
            },
            new()
            {
                IgnoreChanges = ["desiredCapacity"],
                // The agent joins the cluster by these, and by these it says that a task has stopped: they outlive it.
                DependsOn = [.. policies, .. network.AppWays, .. inputs.InterfaceEndpoints, .. security.RulesOf(group)],
            }));

        return new()
        {
            SecurityGroup = group,
            LaunchTemplate = template,
            Group = instances,
            Provider = context.Add(new CapacityProvider("instances-provider", new CapacityProviderArgs
            {
                AutoScalingGroupProvider = new CapacityProviderAutoScalingGroupProviderArgs
                {
                    AutoScalingGroupArn = instances.Arn,
                    ManagedTerminationProtection = "ENABLED",
                    ManagedDraining = "ENABLED",
                    ManagedScaling = new CapacityProviderAutoScalingGroupProviderManagedScalingArgs
                    {
                        Status = "ENABLED",
                        TargetCapacity = options.TargetCapacityPercent,
                        InstanceWarmupPeriod = 90,
                    },
                },
            })),
        };
    }

    private static LaunchTemplateArgs Template(TopologyContext context, Cluster cluster, SecurityGroup group, InstanceProfile profile)
    {
        var options = context.Options.Compute.Ec2;
        // AWS keeps the number of the newest image of Amazon Linux for ECS in a public parameter.
        var architecture = context.Options.Compute.Architecture == CpuArchitecture.Arm64 ? "arm64/" : "";
        var image = context.Program.Invoke(GetParameter.Invoke("instances-image", new GetParameterInvokeArgs
        {
            Name = $"/aws/service/ecs/optimized-ami/amazon-linux-2023/{architecture}recommended/image_id",
        }));
        return new()
        {
            // It is public, and "value" is for those that are secret.
            ImageId = image.InsecureValue,
            InstanceType = options.InstanceType,
            UpdateDefaultVersion = true,
            EbsOptimized = "true",
            IamInstanceProfile = new LaunchTemplateIamInstanceProfileArgs { Arn = profile.Arn },
            MetadataOptions = new LaunchTemplateMetadataOptionsArgs { HttpEndpoint = "enabled", HttpTokens = "required", HttpPutResponseHopLimit = 1 },
            Monitoring = new LaunchTemplateMonitoringArgs { Enabled = true },
            NetworkInterfaces =
            [
                new LaunchTemplateNetworkInterfaceArgs { AssociatePublicIpAddress = "false", SecurityGroups = [group.Id], DeleteOnTermination = "true" },
            ],
            BlockDeviceMappings =
            [
                new LaunchTemplateBlockDeviceMappingArgs
                {
                    DeviceName = "/dev/xvda",
                    Ebs = new LaunchTemplateBlockDeviceMappingEbsArgs
                    {
                        VolumeType = "gp3",
                        VolumeSize = options.RootVolumeGiB,
                        Encrypted = "true",
                        DeleteOnTermination = "true",
                    },
                },
            ],
            UserData = Output.ToBase64(Output.Format($"#!/bin/bash\nprintf '%s\\n' ECS_CLUSTER={cluster.Name} ECS_ENABLE_SPOT_INSTANCE_DRAINING=true ECS_AWSVPC_BLOCK_IMDS=true >>/etc/ecs/ecs.config\n")),
            Tags = context.NameTag("instances"),
        };
    }

    private static (InstanceProfile Profile, IReadOnlyList<CustomResource> Policies) InstanceProfile(TopologyContext context)
    {
        var role = context.Add(new Role("instances-role", new RoleArgs
        {
            Description = "Lets the instances join the cluster and be administered without SSH",
            AssumeRolePolicy = PolicyDocument.AssumeRole("ec2.amazonaws.com"),
        }));
        string[] policies = ["service-role/AmazonEC2ContainerServiceforEC2Role", "AmazonSSMManagedInstanceCore"];
        return (
            context.Add(new InstanceProfile("instances-profile", new InstanceProfileArgs { Role = role.Name })),
            [.. policies.Select(policy => context.Add(new RolePolicyAttachment(
                $"instances-{policy[(policy.IndexOf('/', StringComparison.Ordinal) + 1)..].ToLower(CultureInfo.InvariantCulture)}",
                new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = Output.Format($"arn:{context.Partition}:iam::aws:policy/{policy}") })))]);
    }
}
