namespace WpAspire.Provisioning.Publishing;

/// <summary>What a publish did to its directory.</summary>
/// <param name="Written">The paths that were written, because they are new or differ.</param>
/// <param name="Removed">The paths that were removed, because they are published no longer.</param>
/// <param name="Unchanged">The number of files that were as they should be.</param>
internal sealed record PublishSummary(IReadOnlyList<string> Written, IReadOnlyList<string> Removed, int Unchanged);
