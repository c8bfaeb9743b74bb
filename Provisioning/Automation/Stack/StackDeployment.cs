using System.Text.Json;

namespace WpAspire.Provisioning.Automation;

/// <summary>A stack's state, as exported. It may hold secrets in plain text.</summary>
public sealed class StackDeployment
{
    private StackDeployment(int version, JsonElement json)
    {
        Version = version;
        Json = json;
    }

    /// <summary>The version of the format.</summary>
    public int Version { get; }

    /// <summary>The state.</summary>
    public JsonElement Json { get; }

    /// <summary>Reads a state.</summary>
    /// <exception cref="DistributedApplicationException">The text is no exported state.</exception>
    public static StackDeployment FromJsonString(string jsonString)
    {
        ArgumentNullException.ThrowIfNull(jsonString);
        try
        {
            using var document = JsonDocument.Parse(jsonString);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("version", out var version) && version.TryGetInt32(out var number))
            {
                return new(number, root.Clone());
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new DistributedApplicationException("The stack's state is not the JSON that `pulumi stack export` writes.", exception);
        }

        throw new DistributedApplicationException("The stack's state is not the JSON that `pulumi stack export` writes: it has no `version`.");
    }
}
