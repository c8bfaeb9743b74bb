using WpAspire.Provisioning.Aws.Schema;

namespace WpAspire.Provisioning.Program.Validation;

/// <summary>Whether values have the types that inputs take.</summary>
internal static class TypeMatch
{
    /// <summary>Whether a value, without what is inside it, can go into an input.</summary>
    public static bool Fits(PackageSchema schema, Expression value, SchemaType type) => (value, type.Kind) switch
    {
        (_, SchemaTypeKind.Any) or (ListExpression, SchemaTypeKind.List) or (ObjectExpression, SchemaTypeKind.Map or SchemaTypeKind.Object) => true,
        (ListExpression or ObjectExpression, _) => false,
        // An unknown output is told by the references' own rule.
        _ => OutputPaths.TypeOf(schema, value) is not { } given || Fits(given, type, isLiteral: value is LiteralExpression),
    };

    /// <summary>What a value is, in a few words and without the value, which may be a secret.</summary>
    public static string Describe(PackageSchema schema, Expression value) => value switch
    {
        ListExpression => "a list",
        ObjectExpression => "an object",
        _ => Describe(OutputPaths.TypeOf(schema, value) ?? new(SchemaTypeKind.Any)),
    };

    /// <summary>What a type is, in a few words.</summary>
    public static string Describe(SchemaType type) => type.Kind switch
    {
        SchemaTypeKind.String or SchemaTypeKind.Enum => "text",
        SchemaTypeKind.Integer => "a whole number",
        SchemaTypeKind.Number => "a number",
        SchemaTypeKind.Boolean => "a truth value",
        SchemaTypeKind.List => "a list",
        SchemaTypeKind.Map or SchemaTypeKind.Object => "an object",
        _ => "anything",
    };

    private static bool Fits(SchemaType given, SchemaType type, bool isLiteral) => (given.Kind, type.Kind) switch
    {
        (SchemaTypeKind.Any, _) => true,
        (SchemaTypeKind.List, SchemaTypeKind.List) or (SchemaTypeKind.Map, SchemaTypeKind.Map) => Fits(given.Item!, type.Item!, isLiteral: false),
        (SchemaTypeKind.Object, SchemaTypeKind.Object) => given.Key == type.Key,
        (SchemaTypeKind.Integer, SchemaTypeKind.Number) => true,
        (SchemaTypeKind.String or SchemaTypeKind.Enum, SchemaTypeKind.String or SchemaTypeKind.Enum) => true,
        // Pulumi writes an output out where text is wanted, such as the number of a launch template's version.
        (SchemaTypeKind.Integer or SchemaTypeKind.Number or SchemaTypeKind.Boolean, SchemaTypeKind.String) when !isLiteral => true,
        var (is_, must) => is_ == must,
    };
}
