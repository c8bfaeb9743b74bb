using System.Text.Json.Serialization;
using WpAspire.Provisioning.Automation.Serialization;

namespace WpAspire.Provisioning.Automation;

/// <summary>What was done to a stack.</summary>
[JsonConverter(typeof(UpdateKindConverter))]
public enum UpdateKind
{
    /// <summary>Something that this version does not know.</summary>
    Unknown = -1,

    /// <summary><c>pulumi up</c>.</summary>
    Update,

    /// <summary><c>pulumi preview</c>.</summary>
    Preview,

    /// <summary><c>pulumi refresh</c>.</summary>
    Refresh,

    /// <summary><c>pulumi stack rename</c>.</summary>
    Rename,

    /// <summary><c>pulumi destroy</c>.</summary>
    Destroy,

    /// <summary><c>pulumi stack import</c>.</summary>
    Import,

    /// <summary><c>pulumi import</c>.</summary>
    ResourceImport,
}
