using WpAspire.Provisioning.Aws.Schema;

namespace WpAspire.Provisioning.Program.Validation;

/// <summary>A value in the inputs of a resource or a call, and what the schema says of it.</summary>
/// <param name="Path">Where it is, such as <c>volumes[0].name</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="Type">The type that it must have.</param>
/// <param name="TakesSecrets">Whether what goes in here is kept secret.</param>
internal sealed record TypedInput(string Path, Expression Value, SchemaType Type, bool TakesSecrets)
{
    /// <summary>Whether the values inside are inputs of their own.</summary>
    public bool IsStructure => (Value, Type.Kind) is
        (ListExpression, SchemaTypeKind.List) or (ObjectExpression, SchemaTypeKind.Map) or (ObjectExpression, SchemaTypeKind.Object);

    /// <summary>All known inputs of an element, and those inside them.</summary>
    public static IEnumerable<TypedInput> Of(ProgramElement element, PackageSchema schema) =>
        element.Schema is not { } type ? [] : element.Inputs.Properties
            .Where(p => type.Inputs.ContainsKey(p.Key))
            .SelectMany(p => new TypedInput(p.Key, p.Value, type.Inputs[p.Key], type.Secret.Contains(p.Key)).WithDescendants(schema));

    private IEnumerable<TypedInput> WithDescendants(PackageSchema schema) => Children(schema).SelectMany(c => c.WithDescendants(schema)).Prepend(this);

    private IEnumerable<TypedInput> Children(PackageSchema schema) => (Value, Type.Kind) switch
    {
        (ListExpression list, SchemaTypeKind.List) => list.Items.Select((item, i) => new TypedInput($"{Path}[{i}]", item, Type.Item!, TakesSecrets)),
        (ObjectExpression map, SchemaTypeKind.Map) => map.Properties.Select(p => new TypedInput($"{Path}.{p.Key}", p.Value, Type.Item!, TakesSecrets)),
        (ObjectExpression value, SchemaTypeKind.Object) => Properties(value, schema.Types[Type.Key!]),
        _ => [],
    };

    private IEnumerable<TypedInput> Properties(ObjectExpression value, ObjectSchema type) => value.Properties
        .Where(p => type.Properties.ContainsKey(p.Key))
        .Select(p => new TypedInput($"{Path}.{p.Key}", p.Value, type.Properties[p.Key], TakesSecrets || SecretKnowledge.TakesSecret(Type.Key!, p.Key)));
}
