namespace WpAspire.Provisioning.Publishing;

/// <summary>All that is published of a site.</summary>
/// <param name="SiteName">The site's name, which is its stack's, too.</param>
/// <param name="EnvironmentName">The environment's name.</param>
/// <param name="Files">The files that are made, in the order of their paths.</param>
/// <param name="StackSettings">The settings of the stack, which Pulumi and people write in, too.</param>
/// <param name="Contexts">The build contexts, in the order of their paths.</param>
internal sealed record PublishedSite(
    string SiteName, string EnvironmentName, IReadOnlyList<PublishedFile> Files, PublishedFile StackSettings, IReadOnlyList<PublishedContext> Contexts);
