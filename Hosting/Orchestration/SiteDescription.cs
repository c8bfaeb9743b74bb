using System.Text.Json.Serialization;
using WpAspire.Hosting.Mail;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Orchestration;

/// <summary>A site as it is now.</summary>
/// <param name="Site">Its name.</param>
/// <param name="AppHost">How far its AppHost is: <c>Starting</c>, <c>Ready</c>, <c>Stopping</c>, or <c>NotRunning</c>.</param>
/// <param name="ProcessId">The AppHost's process, while it runs.</param>
/// <param name="SecretsFile">Where the site's secrets are kept.</param>
/// <param name="Resources">Its resources, in the model's order.</param>
internal sealed record SiteDescription(string Site, string AppHost, int? ProcessId, string SecretsFile, IReadOnlyList<ResourceDescription> Resources);

/// <summary>A resource as it is now.</summary>
internal sealed record ResourceDescription
{
    /// <summary>The resource's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, such as <c>Container</c> or <c>WordPress</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The resource that it is part of.</summary>
    public string? Parent { get; init; }

    /// <summary>One of Aspire's known states.</summary>
    public required string State { get; init; }

    /// <summary><c>Healthy</c>, <c>Degraded</c> or <c>Unhealthy</c>, where its health is checked and it runs.</summary>
    public string? Health { get; init; }

    /// <summary>Why it is not healthy.</summary>
    public string? Message { get; init; }

    /// <summary>The image that it runs.</summary>
    public string? Image { get; init; }

    /// <summary>The container's name.</summary>
    public string? Container { get; init; }

    /// <summary>When it started.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>The exit code, if it has ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Its replicas, where there are several.</summary>
    public IReadOnlyList<ReplicaDescription>? Replicas { get; init; }

    /// <summary>Its addresses.</summary>
    public IReadOnlyList<UrlDescription> Urls { get; init; } = [];

    /// <summary>How to connect to it from this machine: host, port, user, password and the like.</summary>
    public IReadOnlyDictionary<string, string> Connection { get; init; } = new SortedDictionary<string, string>();

    /// <summary>Its environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new SortedDictionary<string, string>();

    /// <summary>Its volumes and host directories: path in the container to source. Of a volume, where each container has it.</summary>
    public IReadOnlyDictionary<string, string> Volumes { get; init; } = new SortedDictionary<string, string>();

    /// <summary>The value of a parameter.</summary>
    public string? Value { get; init; }

    /// <summary>What a mail catcher has taken, while its AppHost runs.</summary>
    public MailDescription? Mail { get; init; }

    /// <summary>The same without the secrets in it.</summary>
    public ResourceDescription Masked(ISecretMasker masker)
    {
        SortedDictionary<string, string> Mask(IReadOnlyDictionary<string, string> values) =>
            new(values.ToDictionary(static v => v.Key, v => masker.Mask(v.Value)), StringComparer.Ordinal);
        return this with { Connection = Mask(Connection), Environment = Mask(Environment), Value = Value is null ? null : masker.Mask(Value) };
    }
}

/// <summary>The messages of a mail catcher.</summary>
/// <param name="Count">How many it has.</param>
/// <param name="Latest">The newest ones, the newest first.</param>
internal sealed record MailDescription(int Count, IReadOnlyList<CaughtMail> Latest);

/// <summary>One of several replicas as it is now.</summary>
/// <param name="Replica">Which one, from 1.</param>
/// <param name="State">One of Aspire's known states.</param>
/// <param name="Health"><c>Healthy</c> or <c>Unhealthy</c>, where its health is checked and it runs.</param>
/// <param name="Message">Why it is not healthy.</param>
/// <param name="Container">The container's name.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="ExitCode">The exit code, if it has ended.</param>
internal sealed record ReplicaDescription(int Replica, string State, string? Health, string? Message, string? Container, DateTime? StartedAt, int? ExitCode)
{
    /// <summary>The description of a replica.</summary>
    public static ReplicaDescription From(ReplicaState replica)
    {
        var status = new ResourceStatus(replica.State, replica.Health, []);
        return new(replica.Replica, replica.State, status.Health?.ToString(), status.Message, replica.Container?.Name, replica.Container?.StartedAt, replica.ExitCode);
    }
}

/// <summary>An address of a resource.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Url">The address.</param>
internal sealed record UrlDescription(string Name, string Url);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SiteDescription))]
internal sealed partial class SiteDescriptionJson : JsonSerializerContext;
