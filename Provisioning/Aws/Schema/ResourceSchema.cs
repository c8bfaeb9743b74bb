namespace WpAspire.Provisioning.Aws.Schema;

/// <summary>A resource type or a function.</summary>
public sealed record ResourceSchema
{
    /// <summary>The module and the class in Pulumi's packages, such as <c>rds.Instance</c>.</summary>
    public required string Class { get; init; }

    /// <summary>The inputs: types by name.</summary>
    public required IReadOnlyDictionary<string, SchemaType> Inputs { get; init; }

    /// <summary>The inputs that must be given.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The inputs that are secrets.</summary>
    public IReadOnlyList<string> Secret { get; init; } = [];

    /// <summary>The inputs that are no outputs. Every other input of a resource is an output of the same type.</summary>
    public IReadOnlyList<string> InputOnly { get; init; } = [];

    /// <summary>A function's results, or a resource's outputs that are no inputs; <c>id</c> and <c>urn</c>, which every resource has, are not among them. Their objects are in <see cref="PackageSchema.OutputTypes"/>.</summary>
    public required IReadOnlyDictionary<string, SchemaType> Outputs { get; init; }

    /// <summary>The outputs that are secrets.</summary>
    public IReadOnlyList<string> SecretOutputs { get; init; } = [];

    /// <summary>The inputs and outputs that should not be used any more, with the reason or what to use instead.</summary>
    public IReadOnlyDictionary<string, string> Deprecated { get; init; } = new Dictionary<string, string>();
}
