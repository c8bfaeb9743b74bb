using System.Collections.Immutable;

namespace WpAspire.Provisioning.Automation.Events;

/// <summary>The operation begins.</summary>
public sealed record PreludeEvent
{
    /// <summary>The configuration. Secrets are masked.</summary>
    public ImmutableDictionary<string, string> Config { get; init => field = value ?? ImmutableDictionary<string, string>.Empty; } = ImmutableDictionary<string, string>.Empty;
}
