using System.Text.RegularExpressions;
using WpAspire.Provisioning.Aws.Schema;

namespace WpAspire.Provisioning.Program.Validation;

/// <summary>Finds the types of outputs in the schema.</summary>
internal static partial class OutputPaths
{
    private static readonly SchemaType s_text = new(SchemaTypeKind.String);

    /// <summary>The type of what an expression gives.</summary>
    /// <returns>The type; anything, where that is not known; <see langword="null"/> if there is no such output.</returns>
    public static SchemaType? TypeOf(PackageSchema schema, Expression expression) => expression switch
    {
        LiteralExpression { Value: string } or ConfigSecretExpression or InterpolationExpression => s_text,
        LiteralExpression { Value: bool } => new(SchemaTypeKind.Boolean),
        LiteralExpression { Value: double } => new(SchemaTypeKind.Number),
        LiteralExpression => new(SchemaTypeKind.Integer),
        ResourceExpression reference => schema.Resources.TryGetValue(reference.Resource.Type, out var type) ? OfResource(schema, type, reference.Path) : null,
        InvocationExpression reference => schema.Functions.TryGetValue(reference.Invocation.Function, out var function)
            ? Follow(schema.OutputTypes, schema.Types, function.Outputs.GetValueOrDefault(Root(reference.Path)), reference.Path)
            : null,
        FunctionExpression { Name: "toJSON" or "join" or "toBase64" } => s_text,
        FunctionExpression { Name: "secret" } secret => TypeOf(schema, secret.Argument),
        _ => new(SchemaTypeKind.Any),
    };

    /// <summary>The name of the output that a path begins with.</summary>
    public static string Root(string path) => Step().Match(path).Groups["name"].Value;

    private static SchemaType? OfResource(PackageSchema schema, ResourceSchema type, string path)
    {
        var root = Root(path);
        if (root is "id" or "urn")
        {
            return path == root ? s_text : null;
        }

        // An output that is an input, too, has the objects of the input.
        return type.Outputs.TryGetValue(root, out var output)
            ? Follow(schema.OutputTypes, schema.Types, output, path)
            : Follow(schema.Types, schema.OutputTypes, type.InputOnly.Contains(root) ? null : type.Inputs.GetValueOrDefault(root), path);
    }

    private static SchemaType? Follow(
        IReadOnlyDictionary<string, ObjectSchema> objects, IReadOnlyDictionary<string, ObjectSchema> others, SchemaType? type, string path)
    {
        var steps = Step().Matches(path);
        if (steps.Sum(static s => s.Length) != path.Length)
        {
            return null;
        }

        foreach (var step in steps.Skip(1))
        {
            type = (type?.Kind, step.Groups["index"].Success) switch
            {
                (SchemaTypeKind.List, true) => type.Item,
                (SchemaTypeKind.Map, false) => type.Item,
                (SchemaTypeKind.Object, false) => (objects.GetValueOrDefault(type.Key!) ?? others.GetValueOrDefault(type.Key!))?.Properties.GetValueOrDefault(step.Groups["name"].Value),
                (SchemaTypeKind.Any, _) => type,
                _ => null,
            };
        }

        return type;
    }

    [GeneratedRegex("""\G(?:\.?(?<name>[A-Za-z_][A-Za-z0-9_-]*)|\["(?<name>[^"]+)"\]|\[(?<index>\d+)\])""")]
    private static partial Regex Step();
}
