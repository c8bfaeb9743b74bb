using WpAspire.Provisioning.Aws;

namespace WpAspire.Provisioning.Publishing;

/// <summary>
/// The files that fix the providers' versions for Pulumi: those that the typed resources were made of. Without them,
/// whatever version is installed would run.
/// </summary>
internal static class LockFiles
{
    /// <summary>Makes the files, one for each provider.</summary>
    public static IEnumerable<PublishedFile> Create() =>
        ProviderPackages.Versions.Select(static package => PublishedFile.OfText(
            $"sdks/{package.Key}.yaml",
            $"packageDeclarationVersion: 1\nname: \"{package.Key}\"\nversion: \"{package.Value}\"\n"));
}
