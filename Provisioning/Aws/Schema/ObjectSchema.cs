namespace WpAspire.Provisioning.Aws.Schema;

/// <summary>An object inside an input or an output.</summary>
public sealed record ObjectSchema
{
    /// <summary>The properties: types by name.</summary>
    public required IReadOnlyDictionary<string, SchemaType> Properties { get; init; }

    /// <summary>The properties that must be given.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The properties that should not be used any more, with the reason or what to use instead.</summary>
    public IReadOnlyDictionary<string, string> Deprecated { get; init; } = new Dictionary<string, string>();
}
