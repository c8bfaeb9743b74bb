using WpAspire.Provisioning.Aws.Schema;

namespace WpAspire.Provisioning.Program.Validation;

/// <summary>
/// What stands inside text can be written as text. Pulumi writes lists and objects in Go's notation, and numbers from
/// a million up with an exponent.
/// </summary>
internal static class InterpolationRules
{
    private const double Limit = 1e6;

    /// <summary>Checks all texts with values in them.</summary>
    public static IEnumerable<string> Check(PulumiProgram program, IReadOnlyList<ProgramElement> elements, PackageSchema schema) =>
        elements.SelectMany(e => Problems(e.Inputs, schema).Select(p => $"{e} {p}."))
            .Concat(program.Outputs.SelectMany(o => Problems(o.Value, schema).Select(p => $"The output '{o.Key}' {p}.")))
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Problems(Expression expression, PackageSchema schema) =>
        expression.DescendantsAndSelf().OfType<InterpolationExpression>().SelectMany(static i => i.Parts).Select(p => Problem(p, schema)).OfType<string>();

    private static string? Problem(Expression part, PackageSchema schema) => part switch
    {
        LiteralExpression { Value: string } => null,
        LiteralExpression { Value: IConvertible number and not bool } when number.ToDouble(null) >= Limit => "has a number in a text that Pulumi writes with an exponent",
        LiteralExpression => null,
        _ when ProgramWriter.Text(part) is null => "has the result of a function in a text, which Pulumi YAML cannot write",
        _ => OutputPaths.TypeOf(schema, part)?.Kind switch
        {
            SchemaTypeKind.String or SchemaTypeKind.Enum or SchemaTypeKind.Boolean or null => null,
            SchemaTypeKind.Integer or SchemaTypeKind.Number => $"has the number {ProgramWriter.Text(part)} in a text, and Pulumi writes large ones with an exponent",
            _ => $"has {ProgramWriter.Text(part)} in a text, and that is no text",
        },
    };
}
