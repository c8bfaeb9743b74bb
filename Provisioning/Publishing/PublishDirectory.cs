using System.Text;

namespace WpAspire.Provisioning.Publishing;

/// <summary>
/// A directory that a site is published to. It is written so that nothing is ever half a file, and so that a publish
/// that was interrupted is completed by the next one: everything is made beside first, then the manifest says what is
/// about to come, then each file is renamed into its place.
/// </summary>
internal sealed class PublishDirectory
{
    private const string LockName = ".wpaspire.lock";
    private const string StagingName = ".wpaspire.tmp";
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMacOS = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    private readonly PublishManifest? _manifest;
    private readonly string _site;
    private readonly string _environment;

    private PublishDirectory(string path, string site, string environment)
    {
        Path = path;
        _site = site;
        _environment = environment;
        _manifest = ReadManifest();
        StackSettings = ReadStackSettings();
    }

    /// <summary>The absolute path.</summary>
    public string Path { get; }

    /// <summary>The settings of the stack as they are; <see langword="null"/> if there are none yet.</summary>
    public string? StackSettings { get; }

    /// <summary>Opens a directory: one that does not exist, is empty, or was published to before.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="site">The site that is to be published.</param>
    /// <param name="environment">Its environment.</param>
    /// <exception cref="DistributedApplicationException">The directory is somebody else's, or another site's.</exception>
    public static PublishDirectory Open(string path, string site, string environment)
    {
        try
        {
            return new(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)), site, environment);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotPublish(path, exception);
        }
    }

    /// <summary>Writes a site. What was published before and is no longer is removed; everything else in the directory stays.</summary>
    /// <param name="site">The site.</param>
    /// <param name="cancellationToken">Gives up; until the first file is in its place, the directory is as it was.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DistributedApplicationException">Something that somebody changed would be lost.</exception>
    public async Task<PublishSummary> WriteAsync(PublishedSite site, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path);
            using var _ = Lock();
            return await WriteLockedAsync(site, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotPublish(Path, exception);
        }
    }

    private async Task<PublishSummary> WriteLockedAsync(PublishedSite site, CancellationToken cancellationToken)
    {
        var staging = System.IO.Path.Combine(Path, StagingName);
        RemoveStaging(staging);
        var manifest = _manifest ?? NewManifest([]);
        var entries = site.Files.Select(PublishedEntry.Of).Concat(site.Contexts.SelectMany(PublishedEntry.Of)).ToDictionary(static e => e.Path, StringComparer.Ordinal);
        var actual = manifest.Paths.Union(entries.Keys).ToDictionary(static path => path, path => Fingerprint.OfPath(Path, path), StringComparer.Ordinal);
        HandEdits.Refuse(Path, manifest, entries, actual, site.Contexts);

        // Pulumi and people go on with the settings: they are no file of ours, and what is in them was merged already.
        var settings = PublishedEntry.Of(site.StackSettings);
        actual[settings.Path] = Fingerprint.OfPath(Path, settings.Path);
        PublishedEntry[] all = [.. entries.Values, settings];
        var missing = all.Where(entry => actual[entry.Path] != entry.Fingerprint).ToList();
        var obsolete = manifest.Paths.Where(path => !entries.ContainsKey(path) && actual[path] is not null and not Fingerprint.Directory).ToList();

        Directory.CreateDirectory(staging);
        for (var i = 0; i < missing.Count; i++)
        {
            await missing[i].WriteAsync(Staged(staging, i), cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var files = ToFiles(entries.Values.Select(static e => KeyValuePair.Create(e.Path, (string?)e.Fingerprint)));
        WriteManifest(staging, NewManifest(ToFiles(actual.Where(a => a.Key != settings.Path))) with { Pending = files });
        obsolete.ForEach(path => PublishTree.Remove(Path, path));
        for (var i = 0; i < missing.Count; i++)
        {
            Place(Staged(staging, i), System.IO.Path.Combine(Path, missing[i].Path));
        }

        WriteManifest(staging, NewManifest(files));
        RemoveStaging(staging);
        return new([.. missing.Select(static e => e.Path)], obsolete, all.Length - missing.Count);
    }

    private static SortedDictionary<string, string> ToFiles(IEnumerable<KeyValuePair<string, string?>> fingerprints) =>
        new(fingerprints.Where(static f => f.Value is not null and not Fingerprint.Directory).ToDictionary(static f => f.Key, static f => f.Value!), StringComparer.Ordinal);

    private static DistributedApplicationException CannotPublish(string path, Exception exception) =>
        new($"The site cannot be published to '{path}': {exception.Message}", exception);

    private static string Staged(string staging, int index) => System.IO.Path.Combine(staging, $"{index}");

    private static void Place(string staged, string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        if (PublishTree.IsEmpty(path))
        {
            Directory.Delete(path);
        }

        File.Move(staged, path, overwrite: true);
    }

    private void WriteManifest(string staging, PublishManifest manifest)
    {
        var staged = System.IO.Path.Combine(staging, PublishManifest.FileName);
        File.WriteAllBytes(staged, manifest.ToBytes());
        Place(staged, System.IO.Path.Combine(Path, PublishManifest.FileName));
    }

    private PublishManifest NewManifest(SortedDictionary<string, string> files) => new()
    {
        Tool = $"WpAspire {typeof(PublishDirectory).Assembly.GetName().Version?.ToString(3)}",
        Site = _site,
        Environment = _environment,
        Files = files,
    };

    private PublishManifest? ReadManifest()
    {
        if (File.Exists(Path))
        {
            throw new DistributedApplicationException($"'{Path}' is a file: --output-path takes a directory, which is made if it does not exist.");
        }

        var path = System.IO.Path.Combine(Path, PublishManifest.FileName);
        if (!File.Exists(path))
        {
            return !Directory.Exists(Path) || Directory.EnumerateFileSystemEntries(Path).All(static entry => System.IO.Path.GetFileName(entry) is LockName or StagingName)
                ? null
                : throw new DistributedApplicationException($"The directory '{Path}' is not empty and was not written by publish: choose another with --output-path, or empty it.");
        }

        var manifest = PublishManifest.Read(File.ReadAllBytes(path))
            ?? throw new DistributedApplicationException($"'{path}', which says what publish wrote, cannot be read: choose another directory with --output-path, or empty this one.");
        return manifest.Site == _site && manifest.Environment == _environment
            ? manifest
            : throw new DistributedApplicationException(
                $"The directory '{Path}' has the site '{manifest.Site}' ({manifest.Environment}), and a directory is of one site: choose another for '{_site}' ({_environment}) with --output-path.");
    }

    private string? ReadStackSettings()
    {
        var file = new FileInfo(System.IO.Path.Combine(Path, StackSettingsFile.NameOf(_site)));
        if (_manifest is null || !file.Exists)
        {
            return null;
        }

        return file.LinkTarget is null
            ? File.ReadAllText(file.FullName, Encoding.UTF8)
            : throw new DistributedApplicationException($"'{file.FullName}' is a symbolic link, and publish writes nothing outside of its directory: put the file itself there.");
    }

    private FileStream Lock()
    {
        try
        {
            return new FileStream(
                System.IO.Path.Combine(Path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception) when (exception.HResult is WouldBlockOnLinux or WouldBlockOnMacOS or SharingViolation)
        {
            throw new DistributedApplicationException($"Another publish is writing to '{Path}': wait until it is done.");
        }
    }

    private static void RemoveStaging(string staging)
    {
        if (new FileInfo(staging) is { LinkTarget: not null } link)
        {
            link.Delete();
        }
        else if (Directory.Exists(staging))
        {
            Directory.Delete(staging, recursive: true);
        }
    }
}
