namespace WpAspire.Provisioning.Publishing;

/// <summary>A build context of a published site: a copy of the directory that the image is built from on the developer's machine.</summary>
/// <param name="Path">Where it goes below the published directory, with <c>/</c>.</param>
/// <param name="Source">The absolute path of the directory.</param>
/// <param name="Dockerfile">The absolute path of the Dockerfile where it lies outside the directory; it goes to <paramref name="Path"/> with <c>.Dockerfile</c> behind.</param>
internal sealed record PublishedContext(string Path, string Source, string? Dockerfile = null);
