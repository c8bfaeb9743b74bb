using WpAspire.Provisioning.Aws.Schema;

namespace WpAspire.Provisioning.Program.Validation;

/// <summary>Inputs are those of the schema, of the types that it says, and none that it requires is missing.</summary>
internal static class InputRules
{
    /// <summary>Checks the inputs of all elements.</summary>
    public static IEnumerable<string> Check(IReadOnlyList<ProgramElement> elements, PackageSchema schema)
    {
        foreach (var element in elements)
        {
            if (element.Schema is not { } type)
            {
                yield return $"{element} is of a type that the schema does not have.";
                continue;
            }

            foreach (var problem in Properties(element.Inputs, type.Inputs, type.Required).Concat(TypedInput.Of(element, schema).SelectMany(i => Problems(i, schema))))
            {
                yield return $"{element}: {problem}.";
            }
        }
    }

    private static IEnumerable<string> Problems(TypedInput input, PackageSchema schema)
    {
        if (!TypeMatch.Fits(schema, input.Value, input.Type))
        {
            yield return $"the input '{input.Path}' is {TypeMatch.Describe(schema, input.Value)}, and must be {TypeMatch.Describe(input.Type)}";
        }
        else if (input is { Value: ObjectExpression value, Type: { Kind: SchemaTypeKind.Object, Key: { } key } })
        {
            var type = schema.Types[key];
            foreach (var problem in Properties(value, type.Properties, type.Required, $"{input.Path}."))
            {
                yield return problem;
            }
        }
        else if (input is { Value: LiteralExpression { Value: string text }, Type: { Kind: SchemaTypeKind.Enum, Key: { } values } }
            && schema.Enums[values] is { IsOpen: false } closed && closed.Values.All(v => v.Value != text))
        {
            yield return $"the input '{input.Path}' is '{text}', and allowed are {string.Join(", ", closed.Values.Select(static v => v.Value))}";
        }
    }

    private static IEnumerable<string> Properties(ObjectExpression value, IReadOnlyDictionary<string, SchemaType> known, IReadOnlyList<string> required, string path = "") =>
        value.Properties.Where(p => !known.ContainsKey(p.Key)).Select(p => $"there is no input '{path}{p.Key}'")
            .Concat(required.Where(r => value[r] is null).Select(r => $"the input '{path}{r}' is required and missing"));
}
