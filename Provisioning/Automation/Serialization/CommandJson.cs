using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WpAspire.Provisioning.Automation.Serialization;

/// <summary>A value in <c>pulumi config --json</c>.</summary>
internal sealed record ConfigValueJson(string? Value, JsonElement? ObjectValue, bool Secret)
{
    public ConfigValue ToConfigValue() => new(Value ?? ObjectValue?.GetRawText() ?? "", Secret);
}

/// <summary>A stack in <c>pulumi stack ls --json</c>.</summary>
internal sealed record StackSummaryJson(string Name, bool Current, DateTimeOffset? LastUpdate, bool? UpdateInProgress, int? ResourceCount, string? Url)
{
    public StackSummary ToSummary() => new(Name, Current, LastUpdate, UpdateInProgress ?? false, ResourceCount, Url);
}

/// <summary>An update in <c>pulumi stack history --json</c>.</summary>
internal sealed record UpdateSummaryJson(
    UpdateKind Kind,
    DateTimeOffset StartTime,
    string? Message,
    Dictionary<string, string>? Environment,
    Dictionary<string, ConfigValueJson>? Config,
    UpdateState Result,
    DateTimeOffset? EndTime,
    int? Version,
    [property: JsonConverter(typeof(ResourceChangesConverter))] IImmutableDictionary<OperationType, int>? ResourceChanges)
{
    public UpdateSummary ToSummary() => new()
    {
        Kind = Kind,
        StartTime = StartTime,
        Message = Message ?? "",
        Environment = (Environment ?? []).ToImmutableDictionary(),
        Config = (Config ?? []).ToImmutableDictionary(static c => c.Key, static c => c.Value.ToConfigValue()),
        Result = Result,
        EndTime = EndTime,
        Version = Version,
        ResourceChanges = ResourceChanges,
    };
}

/// <summary>What <c>pulumi whoami --json</c> prints.</summary>
internal sealed record WhoAmIJson(string User, string? Url, List<string>? Organizations)
{
    public WhoAmIResult ToResult() => new(User, Url, [.. Organizations ?? []]);
}

/// <summary>Reads what a command prints.</summary>
internal static class CommandJson
{
    /// <summary>Reads it; <see langword="null"/> where the command printed nothing.</summary>
    /// <exception cref="DistributedApplicationException">It is not what the command is known to print.</exception>
    public static T? Read<T>(string output, JsonTypeInfo<T> type, string command)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(output))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(output, type);
        }
        catch (JsonException exception)
        {
            throw new DistributedApplicationException($"`pulumi {command}` did not print the JSON that is known of it: use a `pulumi` that is not much newer than {Commands.LocalPulumiCommand.MinimumVersion}.", exception);
        }
    }
}
