using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace WpAspire.Hosting.Site;

/// <summary>
/// What a site keeps on this machine, such as generated passwords and chosen ports: the .NET user secrets of the AppHost,
/// <c>~/.microsoft/usersecrets/{id}/secrets.json</c>, the file that <c>dotnet user-secrets</c> reads and writes too. A site
/// of another name has <c>{id}-{name}</c>.
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
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lock _lock = new();
    private volatile ImmutableDictionary<string, string?> _values;

    /// <summary>Opens a store, and reads what is in it.</summary>
    /// <exception cref="DistributedApplicationException">There is something that cannot be read.</exception>
    public SiteSecrets(string filePath)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        FilePath = filePath;
        _values = Flatten(Read());
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
    public string? Get(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _values.GetValueOrDefault(key);
    }

    /// <summary>Keeps a value.</summary>
    public void Set(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        Update(current => current.GetValueOrDefault(key) == value ? null : new(key, value));
    }

    /// <summary>Finds out before anything starts that nothing can be kept.</summary>
    /// <exception cref="DistributedApplicationException">The file cannot be written.</exception>
    public void EnsureWritable() => Update(static _ => null);

    /// <summary>Gets a value, and generates and keeps it first where there is none: once, whoever else asks at the same time.</summary>
    public string GetOrGenerate(string key, Func<string> generator)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(generator);
        if (Get(key) is null)
        {
            Update(current => current.ContainsKey(key) ? null : new(key, generator()));
        }

        return _values[key]!;
    }

    private void Update(Func<ImmutableDictionary<string, string?>, KeyValuePair<string, string>?> change)
    {
        lock (_lock)
        {
            try
            {
                var directory = Path.GetDirectoryName(FilePath)!;
                CreateDirectory(directory);
                using (AcquireLock())
                {
                    var root = Read();
                    if (change(Flatten(root)) is var (key, value))
                    {
                        RemoveNested(root, key);
                        root[key] = value;
                        Write(directory, root.ToJsonString(s_json) + "\n");
                    }

                    _values = Flatten(root);
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
        for (var path = Path.GetDirectoryName(FilePath); path is not null; path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
            {
                return $"'{path}' is a file, not a directory";
            }
        }

        return exception.Message.TrimEnd('.');
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

    private FileStream AcquireLock()
    {
        var path = Path.Combine(Path.GetDirectoryName(FilePath)!, ".secrets.lock");
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        var deadline = Environment.TickCount64 + (long)LockTimeout.TotalMilliseconds;
        while (true)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException exception) when (IsHeldByAnother(exception) && Environment.TickCount64 < deadline)
            {
                Thread.Sleep(5);
            }
        }
    }

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeldByAnother(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    private void Write(string directory, string text)
    {
        // A file that is a link, as keepers of dot files make them, stays one.
        var target = (File.Exists(FilePath) ? File.ResolveLinkTarget(FilePath, returnFinalTarget: true)?.FullName : null) ?? FilePath;
        var temporary = Path.Combine(Path.GetDirectoryName(target) ?? directory, $".secrets-{Guid.NewGuid():N}.tmp");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerFile;
            }

            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(s_utf8.GetBytes(text));
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

    private JsonObject Read()
    {
        string text;
        try
        {
            text = File.ReadAllText(FilePath);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException($"The user secrets file '{FilePath}' cannot be read: {exception.Message}", exception);
        }

        try
        {
            return JsonNode.Parse(text, documentOptions: s_lenient) as JsonObject ?? throw new JsonException("it is not an object");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // No text of the file in the message: what is broken may be a secret.
            var where = exception is JsonException { LineNumber: { } line } ? string.Create(CultureInfo.InvariantCulture, $" (line {line + 1})") : string.Empty;
            throw new DistributedApplicationException(
                $"The user secrets file '{FilePath}' is not a valid JSON object{where}. Correct it, or move it away to begin anew; it keeps the passwords of existing data volumes.");
        }
    }

    private static ImmutableDictionary<string, string?> Flatten(JsonObject root)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.OrdinalIgnoreCase);
        Visit(root, string.Empty);
        return values.ToImmutable();

        void Visit(JsonNode? node, string key)
        {
            switch (node)
            {
                case JsonObject o:
                    foreach (var (name, child) in o)
                    {
                        Visit(child, key.Length == 0 ? name : $"{key}:{name}");
                    }

                    break;
                case JsonArray array:
                    for (var i = 0; i < array.Count; i++)
                    {
                        Visit(array[i], string.Create(CultureInfo.InvariantCulture, $"{key}:{i}"));
                    }

                    break;
                default:
                    values[key] = node?.ToString();
                    break;
            }
        }
    }

    // A key can be there flat, nested, or with other cases: the new value must be the only one.
    private static void RemoveNested(JsonObject node, string key)
    {
        foreach (var (name, child) in node.ToArray())
        {
            if (string.Equals(name, key, StringComparison.OrdinalIgnoreCase))
            {
                node.Remove(name);
            }
            else if (child is JsonObject o && key.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            {
                RemoveNested(o, key[(name.Length + 1)..]);
                if (o.Count == 0)
                {
                    node.Remove(name);
                }
            }
        }
    }
}
