using System.Text.Json.Serialization;
using WpAspire.Provisioning.Automation.Serialization;

namespace WpAspire.Provisioning.Automation;

/// <summary>What Pulumi does to a resource in one step.</summary>
[JsonConverter(typeof(OperationTypeConverter))]
public enum OperationType
{
    /// <summary>An operation that this version does not know.</summary>
    Unknown = -1,

    /// <summary>Nothing: the resource is as it should be.</summary>
    Same,

    /// <summary>Creates it.</summary>
    Create,

    /// <summary>Changes it in place.</summary>
    Update,

    /// <summary>Deletes it.</summary>
    Delete,

    /// <summary>Replaces it; the steps that do so are <see cref="CreateReplacement"/> and <see cref="DeleteReplaced"/>.</summary>
    Replace,

    /// <summary>Creates the one that takes its place.</summary>
    CreateReplacement,

    /// <summary>Deletes the one whose place was taken.</summary>
    DeleteReplaced,

    /// <summary>Reads one that Pulumi does not manage.</summary>
    Read,

    /// <summary>Reads another one in its place.</summary>
    ReadReplacement,

    /// <summary>Compares the state with what the provider has.</summary>
    Refresh,

    /// <summary>Forgets one that was read.</summary>
    ReadDiscard,

    /// <summary>Forgets one that was read and replaced.</summary>
    DiscardReplaced,

    /// <summary>Forgets that a replacement was pending.</summary>
    RemovePendingReplace,

    /// <summary>Takes over one that exists.</summary>
    Import,

    /// <summary>Takes over one that exists in the place of another.</summary>
    ImportReplacement,
}
