using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Provisioning.Aws.Schema;

/// <summary>The kinds of types.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "They are the names of types.")]
public enum SchemaTypeKind
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number that may have a fraction.</summary>
    Number,

    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>Anything.</summary>
    Any,

    /// <summary>A list of items of one type.</summary>
    List,

    /// <summary>Items of one type, by name.</summary>
    Map,

    /// <summary>An object of the schema.</summary>
    Object,

    /// <summary>Text of which the values are known.</summary>
    Enum,
}
