using WpAspire.Provisioning.Aws.Backup;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Efs;
using static WpAspire.Provisioning.Tests.Controls.Mutations.Mutation;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

internal static class EfsMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Offends(13, "encrypted", static s => s.Get<FileSystem>().Args.Encrypted = false),
        Offends(13, "own-key", static s => s.Get<FileSystem>().Args.KmsKeyId = null),
        Offends(14, "directory", static s => s.Get<AccessPoint>().Args.RootDirectory!.Value!.Path = "/"),
        Offends(14, "user", static s => s.Get<AccessPoint>().Args.PosixUser = null),
        MendsIt(15, "automatic", static s => s.Get<BackupPolicy>().Args.BackupPolicyDetails.Value!.Status = "ENABLED"),
        Offends(15, "plan", static s => s.Get<Selection>().Args.Resources = []),
        Offends(16, "addresses", static s => s.Get<Subnet>("data-a").Args.MapPublicIpOnLaunch = true),
        Offends(16, "routes", static s => s.Get<RouteTableAssociation>("data-a-association").Args.RouteTableId = s.Get<RouteTable>("public-routes").Id),
    ];
}
