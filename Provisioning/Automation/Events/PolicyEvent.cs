using System.Text.Json.Serialization;

namespace WpAspire.Provisioning.Automation.Events;

/// <summary>A resource violates a policy.</summary>
public sealed record PolicyEvent
{
    /// <summary>The resource; <see langword="null"/> where the policy is about the stack.</summary>
    [JsonPropertyName("resourceUrn")]
    public string? ResourceUrn { get; init; }

    /// <summary>What the policy asks for.</summary>
    public string Message { get; init => field = value ?? ""; } = "";

    /// <summary>How the text is coloured: <c>always</c>, <c>never</c> or <c>raw</c>.</summary>
    public string? Color { get; init; }

    /// <summary>The policy.</summary>
    public string? PolicyName { get; init; }

    /// <summary>The pack that it is in.</summary>
    public string? PolicyPackName { get; init; }

    /// <summary>The pack's version.</summary>
    public string? PolicyPackVersion { get; init; }

    /// <summary>The pack's version as it is tagged.</summary>
    public string? PolicyPackVersionTag { get; init; }

    /// <summary><c>warning</c>, <c>mandatory</c>, <c>remediate</c> or <c>none</c>.</summary>
    public string? EnforcementLevel { get; init; }
}
