using System.Text.Json;

namespace WpAspire.Provisioning.Automation.Backends;

/// <summary>What <c>pulumi login</c> has left in <c>credentials.json</c>.</summary>
/// <param name="IsLoggedIn">Whether the user is logged in to a backend.</param>
/// <param name="Url">That backend; <see langword="null"/> where the file is encrypted, and only Pulumi can read it.</param>
public sealed record PulumiLogin(bool IsLoggedIn, string? Url)
{
    /// <summary>The user is logged in nowhere.</summary>
    public static PulumiLogin None { get; } = new(false, null);

    /// <summary>Where the file is: <c>PULUMI_CREDENTIALS_PATH</c>, else <c>PULUMI_HOME</c>, else <c>~/.pulumi</c>.</summary>
    /// <param name="environment">The environment variables.</param>
    /// <param name="homeDirectory">The user's home directory.</param>
    public static string FilePath(IReadOnlyDictionary<string, string?> environment, string homeDirectory)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var directory = environment.GetValueOrDefault("PULUMI_CREDENTIALS_PATH") is { Length: > 0 } credentials ? credentials
            : environment.GetValueOrDefault("PULUMI_HOME") is { Length: > 0 } home ? home
            : Path.Combine(homeDirectory, ".pulumi");
        return Path.Combine(directory, "credentials.json");
    }

    /// <summary>Reads the file's text.</summary>
    /// <param name="json">The text; <see langword="null"/> or empty where there is no file.</param>
    /// <exception cref="DistributedApplicationException">It is no JSON.</exception>
    public static PulumiLogin Parse(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return None;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return None;
            }

            return root.TryGetProperty("$pulumiSecureStore", out _) ? new(true, null)
                : root.TryGetProperty("current", out var current) && current is { ValueKind: JsonValueKind.String } && current.GetString() is { Length: > 0 } url ? new(true, url)
                : None;
        }
        catch (JsonException exception)
        {
            throw new DistributedApplicationException("Pulumi's credentials.json cannot be read: delete it and run `pulumi login` again, or set PULUMI_BACKEND_URL.", exception);
        }
    }
}
