using System.Text.Json;
using System.Text.Json.Serialization;

namespace WpAspire.Provisioning.Publishing;

/// <summary>
/// What a publish wrote: the mark by which a directory is known as ours, and by which a file is known that somebody
/// has changed since.
/// </summary>
internal sealed record PublishManifest
{
    /// <summary>The manifest's name in the published directory.</summary>
    public const string FileName = ".wpaspire.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What wrote it, with its version.</summary>
    public required string Tool { get; init; }

    /// <summary>The site that the directory is of.</summary>
    public required string Site { get; init; }

    /// <summary>The environment that the directory is of.</summary>
    public required string Environment { get; init; }

    /// <summary>The files by path, each with its <see cref="Fingerprint"/>.</summary>
    public required SortedDictionary<string, string> Files { get; init; }

    /// <summary>What a publish was about to write. It is there only when that publish was interrupted.</summary>
    public SortedDictionary<string, string>? Pending { get; init; }

    /// <summary>Whether a file is as some publish wrote it.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="fingerprint">What it is now.</param>
    public bool Wrote(string path, string fingerprint) =>
        Files.GetValueOrDefault(path) == fingerprint || Pending?.GetValueOrDefault(path) == fingerprint;

    /// <summary>The paths that a publish wrote or was about to write.</summary>
    public IEnumerable<string> Paths => Pending is null ? Files.Keys : Files.Keys.Union(Pending.Keys);

    /// <summary>The manifest as it is written.</summary>
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, s_json), (byte)'\n'];

    /// <summary>Reads a manifest.</summary>
    /// <param name="bytes">What is in the file.</param>
    /// <returns>The manifest, or <see langword="null"/> if this is none.</returns>
    public static PublishManifest? Read(byte[] bytes)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<PublishManifest>(bytes, s_json);
            return manifest?.Files is null || manifest.Paths.Any(static p => !IsBelow(p)) ? null : manifest;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Files are removed by what the manifest says: a path that leads elsewhere is none of ours.
    private static bool IsBelow(string path) =>
        path.Length > 0 && path.Split('/').All(static part => part is not ("" or "." or "..")) && !path.Contains('\\', StringComparison.Ordinal) && !Path.IsPathRooted(path);
}
