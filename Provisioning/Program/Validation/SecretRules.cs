using WpAspire.Provisioning.Aws.Schema;

namespace WpAspire.Provisioning.Program.Validation;

/// <summary>No secret is written down, and none reaches a place that shows it, such as the environment in a task definition.</summary>
internal static class SecretRules
{
    /// <summary>Checks the inputs of all elements.</summary>
    public static IEnumerable<string> Check(IReadOnlyList<ProgramElement> elements, PackageSchema schema)
    {
        foreach (var element in elements)
        {
            foreach (var input in TypedInput.Of(element, schema).Where(static i => !i.IsStructure))
            {
                var parts = input.Value.DescendantsAndSelf();
                if (parts.OfType<FunctionExpression>().Any(static f => f.Name == "secret" && Texts(f.Argument).Any()))
                {
                    yield return $"{element}: the input '{input.Path}' marks text as a secret that everybody can read in the program.";
                }
                else if (input.TakesSecrets && Texts(input.Value).Any())
                {
                    yield return $"{element}: the input '{input.Path}' is a secret, and its value is written in the program.";
                }
                else if (!input.TakesSecrets && parts.FirstOrDefault(p => SecretKnowledge.IsSecret(schema, p)) is { } secret)
                {
                    yield return $"{element}: the secret {ProgramWriter.Text(secret) ?? "value"} reaches the input '{input.Path}', which is not kept secret.";
                }
            }
        }
    }

    // Text that is a value by itself. Beside other values in one text it is punctuation.
    private static IEnumerable<LiteralExpression> Texts(Expression expression) => expression switch
    {
        LiteralExpression { Value: string } text => [text],
        InterpolationExpression => [],
        FunctionExpression { Name: "join", Argument: ListExpression { Items: [_, var items] } } => Texts(items),
        _ => expression.Children.SelectMany(Texts),
    };
}
