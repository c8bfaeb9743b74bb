using System.Text.Json.Serialization;
using WpAspire.Provisioning.Automation.Serialization;

namespace WpAspire.Provisioning.Automation;

/// <summary>How far an update is, or how it ended.</summary>
[JsonConverter(typeof(UpdateStateConverter))]
public enum UpdateState
{
    /// <summary>Something that this version does not know.</summary>
    Unknown = -1,

    /// <summary>It has not begun.</summary>
    NotStarted,

    /// <summary>It runs.</summary>
    InProgress,

    /// <summary>It ended without an error.</summary>
    Succeeded,

    /// <summary>It ended with an error, or was cancelled.</summary>
    Failed,
}
