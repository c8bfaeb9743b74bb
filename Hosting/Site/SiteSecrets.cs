using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace WpAspire.Hosting.Site;

/// <summary>
/// What a site keeps on this machine, such as generated passwords and chosen ports: the .NET user secrets of the AppHost,
/// <c>~/.microsoft/usersecrets/{id}/secrets.json</c>, the file that <c>dotnet user-secrets</c> reads and writes too. A site
/// of another name has <c>{id}-{name}</c>. As that tool does, a write makes all keys flat.
/// </summary>
/// <remarks>
/// Aspire reads that file in the environment Development alone, but writes what it has generated in all: a password that
/// was there would be lost, and with it the data volume. What is kept here is read in every environment.
/// The file is only for its owner from the moment it exists. A write goes to a file beside it that then takes its
/// place, so that a crash or a full disk leaves the old one whole; a lock keeps processes from losing each other's
/// values.
/// </remarks>
internal sealed class SiteSecrets
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerDirectory = OwnerFile | UnixFileMode.UserExecute;

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions s_lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    private readonly Lock _lock = new();
    private volatile ImmutableSortedDictionary<string, string?> _values;

    /// <summary>Opens a store, and reads what is in it.</summary>
    /// <exception cref="DistributedApplicationException">There is something that cannot be read.</exception>
    public SiteSecrets(string filePath)
    {
        FilePath = filePath;
        _values = Read();
    }

    /// <summary>The file in which the values are, or would be.</summary>
    public string FilePath { get; }

    /// <summary>All values, with flat keys such as <c>Parameters:mariadb-password</c>.</summary>
    public IReadOnlyDictionary<string, string?> Values => _values;

    /// <summary>How long to wait for another process that writes.</summary>
    internal TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gives the file of a user secrets id.</summary>
    public static string PathOf(string userSecretsId)
    {
        try
        {
            return PathHelper.GetSecretsPathFromSecretsId(userSecretsId);
        }
        catch (InvalidOperationException exception)
        {
            throw new DistributedApplicationException(
                "There is no place for user secrets, which keep generated passwords: set HOME, or set DOTNET_USER_SECRETS_FALLBACK_DIR to a directory.", exception);
        }
    }

    /// <summary>Gets a value.</summary>
    public string? Get(string key) => _values.GetValueOrDefault(key);

    /// <summary>Keeps a value.</summary>
    public void Set(string key, string value) => Update(key, current => current == value ? null : value);

    /// <summary>Finds out before anything starts that nothing can be kept.</summary>
    /// <exception cref="DistributedApplicationException">The file cannot be written.</exception>
    public void EnsureWritable() => Update("", static _ => null);

    /// <summary>Gets a value, and generates and keeps it first where there is none: once, whoever else asks at the same time.</summary>
    public string GetOrGenerate(string key, Func<string> generator)
    {
        if (Get(key) is null)
        {
            Update(key, current => current is null ? generator() : null);
        }

        return _values[key]!;
    }

    /// <param name="key">The key.</param>
    /// <param name="change">Says the new value, from the present one; <see langword="null"/> to leave that.</param>
    private void Update(string key, Func<string?, string?> change)
    {
        lock (_lock)
        {
            try
            {
                CreateDirectory(Path.GetDirectoryName(FilePath)!);
                using (AcquireLock())
                {
                    // Another process may have written meanwhile.
                    var values = Read();
                    if (change(values.GetValueOrDefault(key)) is { } value)
                    {
                        values = values.SetItem(key, value);
                        Write(values);
                    }

                    _values = values;
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                throw new DistributedApplicationException(
                    $"The user secrets file '{FilePath}', which keeps generated passwords, cannot be written: {Reason(exception)}. Free some space or correct the permissions, or set HOME or DOTNET_USER_SECRETS_FALLBACK_DIR to a place that can be written.",
                    exception);
            }
        }
    }

    private string Reason(Exception exception)
    {
        var path = Path.GetDirectoryName(FilePath);
        while (path is not null && !File.Exists(path))
        {
            path = Path.GetDirectoryName(path);
        }

        return path is null ? exception.Message.TrimEnd('.') : $"'{path}' is a file, not a directory";
    }

    private static void CreateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, OwnerDirectory);
        }
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(path, options);
    }

    private FileStream AcquireLock()
    {
        var path = Path.Combine(Path.GetDirectoryName(FilePath)!, ".secrets.lock");
        var deadline = Environment.TickCount64 + (long)LockTimeout.TotalMilliseconds;
        while (true)
        {
            try
            {
                return Open(path, FileMode.OpenOrCreate);
            }
            catch (IOException exception) when (IsHeldByAnother(exception) && Environment.TickCount64 < deadline)
            {
                Thread.Sleep(5);
            }
        }
    }

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeldByAnother(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    private void Write(ImmutableSortedDictionary<string, string?> values)
    {
        // A file that is a link, as keepers of dot files make them, stays one.
        var target = (File.Exists(FilePath) ? File.ResolveLinkTarget(FilePath, returnFinalTarget: true)?.FullName : null) ?? FilePath;
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".secrets-{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = Open(temporary, FileMode.CreateNew))
            {
                JsonSerializer.Serialize(stream, values, s_json);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private ImmutableSortedDictionary<string, string?> Read()
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(FilePath), s_lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? ImmutableSortedDictionary.CreateRange(StringComparer.OrdinalIgnoreCase, Flatten(document.RootElement, "").DistinctBy(static v => v.Key, StringComparer.OrdinalIgnoreCase))
                : throw new JsonException("it is not an object");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return ImmutableSortedDictionary.Create<string, string?>(StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException($"The user secrets file '{FilePath}' cannot be read: {exception.Message}", exception);
        }
        catch (JsonException exception)
        {
            // No text of the file in the message: what is broken may be a secret.
            var where = exception.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $" (line {line + 1})") : "";
            throw new DistributedApplicationException(
                $"The user secrets file '{FilePath}' is not a valid JSON object{where}. Correct it, or move it away to begin anew; it keeps the passwords of existing data volumes.");
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Flatten(JsonElement element, string key) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Flatten(p.Value, key.Length == 0 ? p.Name : $"{key}:{p.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Flatten(item, string.Create(CultureInfo.InvariantCulture, $"{key}:{index}"))),
        JsonValueKind.Null => [new(key, null)],
        JsonValueKind.String => [new(key, element.GetString())],
        _ => [new(key, element.GetRawText())],
    };
}
