using System.Text.Json.Serialization;
using WpAspire.Provisioning.Automation.Serialization;

namespace WpAspire.Provisioning.Automation.Events;

/// <summary>How a property differs.</summary>
[JsonConverter(typeof(DiffKindConverter))]
public enum DiffKind
{
    /// <summary>It is new.</summary>
    Add,

    /// <summary>It is new, and the resource must be replaced for it.</summary>
    AddReplace,

    /// <summary>It is gone.</summary>
    Delete,

    /// <summary>It is gone, and the resource must be replaced for it.</summary>
    DeleteReplace,

    /// <summary>It has another value.</summary>
    Update,

    /// <summary>It has another value, and the resource must be replaced for it.</summary>
    UpdateReplace,
}
