using WpAspire.Provisioning.Aws.Backup;
using WpAspire.Provisioning.Aws.Efs;
using WpAspire.Provisioning.Controls.Reading;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>Controls 13 to 16: the file systems of shared volumes.</summary>
internal static class EfsControls
{
    private const string Section = "EFS";
    private const string NoFileSystem = "no EFS file system";

    /// <summary>The controls.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(13, Section, "File systems are encrypted, with a key of the account's own")
        {
            Fsbp = ["EFS.1", "EFS.8"], Checkov = ["CKV_AWS_42", "CKV_AWS_184"], Trivy = ["AWS-0037"], Absent = NoFileSystem,
            Requirements =
            [
                Each<FileSystem>("encrypted", "the file system is encrypted", static f => f.Args.Encrypted.Is(true)),
                Each<FileSystem>("own-key", "the key is the account's own", static f => f.Args.KmsKeyId.IsOwnKey()),
            ],
        },
        new(14, Section, "Access points lead to a directory of their own, as one user")
        {
            Fsbp = ["EFS.3", "EFS.4"], Checkov = ["CKV_AWS_329", "CKV_AWS_330"], Absent = "no EFS access point",
            Requirements =
            [
                Each<AccessPoint>("directory", "the access point does not lead to the root of the file system", static a => a.Args.RootDirectory?.Value?.Path?.Literal is not (null or "" or "/")),
                Each<AccessPoint>("user", "the access point says which user everybody is", static a => a.Args.PosixUser?.Value is { } user && user.Uid.IsAtLeast(1) && user.Gid.IsAtLeast(1)),
            ],
        },
        new(15, Section, "File systems are backed up by EFS itself, and in a backup plan")
        {
            Fsbp = ["EFS.2", "EFS.7"], Checkov = ["CKV2_AWS_18"], Absent = NoFileSystem,
            Requirements =
            [
                Each<FileSystem>("automatic", "EFS itself backs the file system up every day", static (s, f) => s.About<BackupPolicy>(f, static b => b.Args.FileSystemId).Any(static b => (b.Args.BackupPolicyDetails.Value?.Status).Is("ENABLED"))),
                Each<FileSystem>("plan", "the file system is in a backup plan", static (s, f) => s.About<Selection>(f, static x => x.Args.Resources).Any()),
            ],
        },
        new(16, Section, "Mount targets are in private subnets")
        {
            Fsbp = ["EFS.6"], Absent = "no EFS mount target",
            Requirements =
            [
                Each<MountTarget>("addresses", "the mount target's subnet gives out no public addresses", static m => Subnets.Of(m.Args.SubnetId).All(static s => s.Args.MapPublicIpOnLaunch.Is(false))),
                Each<MountTarget>("routes", "the mount target's subnet has no route to the internet", static (s, m) => !Subnets.Of(m.Args.SubnetId).Any(s.PublicSubnets.Contains)),
            ],
        },
    ];
}
