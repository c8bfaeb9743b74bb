using WpAspire.Provisioning.Aws.Ecr;
using WpAspire.Provisioning.Controls.Reading;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>Controls 47 and 48: the image repositories.</summary>
internal static class RegistryControls
{
    private const string Section = "ECR";
    private const string NoRepository = "no image repository: nothing is built";

    /// <summary>The controls.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(47, Section, "Images are scanned, tags do not move, and old images go")
        {
            Fsbp = ["ECR.1", "ECR.2", "ECR.3"], Checkov = ["CKV_AWS_163", "CKV_AWS_51"], Trivy = ["AWS-0030", "AWS-0031"], Absent = NoRepository,
            Requirements =
            [
                Each<Repository>("scan", "images are scanned when they are pushed", static r => (r.Args.ImageScanningConfiguration?.Value?.ScanOnPush).Is(true)),
                Each<Repository>("immutable", "tags do not move", static r => r.Args.ImageTagMutability.IsOneOf("IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION")),
                Each<Repository>("exclusion", "there is no tag that moves all the same", static r => r.Args.ImageTagMutabilityExclusionFilters is null or { Count: 0 }),
                Each<Repository>("lifecycle", "a lifecycle policy removes old images", static (s, r) => s.About<LifecyclePolicy>(r, static p => p.Args.Repository).Any()),
            ],
        },
        new(48, Section, "Repositories are encrypted with a key of the account's own, and not public")
        {
            Fsbp = ["ECR.5"], Checkov = ["CKV_AWS_136", "CKV_AWS_32"], Trivy = ["AWS-0033", "AWS-0032"], Absent = NoRepository,
            Requirements =
            [
                Each<Repository>("own-key", "the key is the account's own", static r => r.Args.EncryptionConfigurations.Objects().Any(static e => e.EncryptionType.IsOneOf("KMS", "KMS_DSSE") && e.KmsKey.IsOwnKey())),
                Each<Repository>("private", "no policy lets everybody in", static (s, r) => !s.About<RepositoryPolicy>(r, static p => p.Args.Repository).SelectMany(static p => PolicyStatement.Of(p, p.Args.Policy)).Any(static p => p.IsOpen)),
            ],
        },
    ];
}
