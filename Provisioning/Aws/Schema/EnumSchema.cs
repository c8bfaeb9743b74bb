namespace WpAspire.Provisioning.Aws.Schema;

/// <summary>Text of which the values are known.</summary>
public sealed record EnumSchema
{
    /// <summary>The values.</summary>
    public required IReadOnlyList<EnumMember> Values { get; init; }

    /// <summary>Whether other values are allowed too.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>A value of an enumeration.</summary>
/// <param name="Name">Its name in code.</param>
/// <param name="Value">The value in a program.</param>
public sealed record EnumMember(string Name, string Value);
