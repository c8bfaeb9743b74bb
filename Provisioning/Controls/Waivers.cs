using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Controls;

/// <summary>What is left undone whatever the preset, because two controls exclude each other, or a control would break the site.</summary>
internal static class Waivers
{
    /// <summary>All waivers, those of a preset too.</summary>
    public static IReadOnlyList<Waiver> All { get; } =
    [
        new(6, "on-demand", Always,
            "commands are run in the toolbox by ECS Exec, which AWS does not support on a read-only root: containers that serve have one, and no Exec"),
        new(22, "general", static o => !o.Database.LogExports.Contains("general"),
            "the general log holds every statement with what people typed, and is paid by the gigabyte: add general to Aws:Database:LogExports while you need it"),
        new(31, "redirect", static o => !o.CloudFront.Enabled,
            "the listener on port 80 only redirects to HTTPS, which control 30 asks for: set Aws:CloudFront:Enabled to true, and the load balancer has port 443 alone"),
        new(36, "internal", static o => !o.CloudFront.Enabled,
            "visitors come to the load balancer itself: set Aws:CloudFront:Enabled to true, and it has private addresses alone"),
        new(37, "https", Always,
            "requests between load balancer and containers stay on private addresses that nothing else may connect to, and the images have no key of their own"),
        new(43, "on-demand", Always,
            "the group is given to tasks that somebody starts by hand, so that nothing in the program has it"),
        new(45, "registry", static o => !o.Network.InterfaceEndpoints.Contains("ecr.api") || !o.Network.InterfaceEndpoints.Contains("ecr.dkr"),
            "images come by TLS through NAT, and an interface endpoint is paid by the hour in each zone: add ecr.api,ecr.dkr to Aws:Network:InterfaceEndpoints"),
        new(45, "administration", static o => o.Compute.LaunchType == LaunchType.Fargate,
            "no task calls the interfaces of EC2 or Systems Manager, and interface endpoints are paid by the hour in each zone"),
        new(45, "administration", static o => o.Compute.LaunchType == LaunchType.Ec2,
            "instances reach Systems Manager by TLS through NAT, and interface endpoints are paid by the hour in each zone"),
        new(46, "types", static o => o.Compute.LaunchType == LaunchType.Ec2,
            "all instances are of the type that Aws:Compute:Ec2:InstanceType names, so that what a site costs and carries is known"),
        new(15, "automatic", static o => o.Backup.Enabled,
            "the site's own plan backs the file system up every day, with the site's key: EFS's own backup would be a second one, without it"),
        new(41, "http", static o => !o.CloudFront.Enabled,
            "visitors who write no scheme come by port 80, which leads them to HTTPS where the site has it; behind CloudFront it is closed"),
        new(42, "everywhere", static o => o.Network.Nat != NatMode.None,
            "WordPress asks for updates, feeds and embeds wherever they are, by HTTPS; without NAT there is no way out at all"),
        new(47, "exclusion", Always,
            "the tag live-* moves, by which the lifecycle policy knows the image in use, and build-* when the same context is built again; tasks name images by digest"),
        new(55, "root-object", Always,
            "WordPress answers / itself, and would redirect the file that CloudFront asked for instead back to /, without end"),
        new(56, "preload", Always,
            "whether every name below the site's own speaks HTTPS for ever is for the owner of the domain to say, and cannot be taken back"),
        new(57, "failover", Always,
            "the only origin is a load balancer that spans the zones: another one would need a second database"),
        new(57, "geography", Always,
            "a public site is for readers everywhere"),
        new(61, "owner-enforced", static o => o.CloudFront.AccessLogs,
            "CloudFront delivers its standard logs by the bucket's access control list, which names nobody but CloudFront"),
        new(63, "balancer-key", Always,
            "load balancers cannot write where the key is the customer's own: the bucket has S3's"),
        new(64, "logs", static o => o.Uploads.HasBucket,
            "visitors' requests for uploads are in CloudFront's own log, and those of the site's tasks are events of data, which CloudTrail counts and is paid for: switch them on for the account where somebody reads them"),
        new(64, "log-of-logs", Always,
            "the bucket holds nothing but logs, and a log of its own would need a bucket that has one too"),
        new(66, "rotation", Always,
            "tasks read secrets when they start, and new salts log everybody out: replace a secret by a deployment; RDS itself rotates the administrator's"),
        .. DevWaivers.All,
    ];

    private static bool Always(AwsOptions options) => true;
}
