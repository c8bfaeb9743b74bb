using WpAspire.Hosting.Images;

namespace WpAspire.Provisioning.Publishing;

/// <summary>Something that is to be at a path of a published directory: a file or a symbolic link.</summary>
/// <param name="Path">The path below the directory, with <c>/</c>.</param>
/// <param name="Fingerprint">What is to be there: see <see cref="Publishing.Fingerprint"/>.</param>
internal sealed record PublishedEntry(string Path, string Fingerprint)
{
    private const UnixFileMode ReadableMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ExecutableMode = ReadableMode | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private ReadOnlyMemory<byte> Content { get; init; }

    private bool IsExecutable { get; init; }

    private string? LinkTarget { get; init; }

    /// <summary>A file that is made.</summary>
    public static PublishedEntry Of(PublishedFile file) =>
        new(file.Path, Publishing.Fingerprint.Of(file.Content.Span, isExecutable: false)) { Content = file.Content };

    /// <summary>The files of a build context.</summary>
    public static IEnumerable<PublishedEntry> Of(PublishedContext context)
    {
        foreach (var file in BuildContext.Files(context.Source))
        {
            yield return file.LinkTarget is { } target
                ? new($"{context.Path}/{file.Path}", Publishing.Fingerprint.OfLink(target)) { LinkTarget = target }
                : Copy($"{context.Path}/{file.Path}", file.FullPath, file.IsExecutable);
        }

        if (context.Dockerfile is { } dockerfile)
        {
            yield return Copy($"{context.Path}.Dockerfile", dockerfile, isExecutable: false);

            // The builder looks for what a Dockerfile leaves out beside it first.
            if (File.Exists($"{dockerfile}.dockerignore"))
            {
                yield return Copy($"{context.Path}.Dockerfile.dockerignore", $"{dockerfile}.dockerignore", isExecutable: false);
            }
        }
    }

    /// <summary>Writes it to a path where nothing is.</summary>
    public async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        if (LinkTarget is not null)
        {
            File.CreateSymbolicLink(path, LinkTarget);
            return;
        }

        await File.WriteAllBytesAsync(path, Content, cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, IsExecutable ? ExecutableMode : ReadableMode);
        }
    }

    private static PublishedEntry Copy(string path, string source, bool isExecutable)
    {
        var content = File.ReadAllBytes(source);
        return new(path, Publishing.Fingerprint.Of(content, isExecutable)) { Content = content, IsExecutable = isExecutable };
    }
}
