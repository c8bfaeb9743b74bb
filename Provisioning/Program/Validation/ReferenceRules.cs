using WpAspire.Provisioning.Aws.Schema;

namespace WpAspire.Provisioning.Program.Validation;

/// <summary>Whatever is referred to is there: resources and calls in the program, outputs in the schema, secrets in the settings.</summary>
internal static class ReferenceRules
{
    /// <summary>Checks the references of inputs, of outputs, and of what resources wait for.</summary>
    public static IEnumerable<string> Check(PulumiProgram program, IReadOnlyList<ProgramElement> elements, PackageSchema schema)
    {
        var resources = program.Resources.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        var invocations = program.Invocations.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var element in elements)
        {
            foreach (var dependency in element.DependsOn.Where(d => !resources.Contains(d)))
            {
                yield return $"{element} waits for '{dependency.Name}', which is no resource of the program.";
            }

            foreach (var problem in element.Inputs.DescendantsAndSelf().Select(Problem).OfType<string>())
            {
                yield return $"{element} refers to {problem}.";
            }
        }

        foreach (var (name, value) in program.Outputs)
        {
            foreach (var problem in value.DescendantsAndSelf().Select(Problem).OfType<string>())
            {
                yield return $"The output '{name}' refers to {problem}.";
            }
        }

        string? Problem(Expression expression) => expression switch
        {
            ResourceExpression r when !resources.Contains(r.Resource) => $"'{r.Resource.Name}', which is no resource of the program",
            InvocationExpression i when !invocations.Contains(i.Invocation) => $"'{i.Invocation.Name}', which is no variable of the program",
            ConfigSecretExpression s when !program.ConfigSecrets.ContainsKey(s.Name) => $"the secret '{s.Name}', which the program does not ask for",
            ResourceExpression r when OutputPaths.TypeOf(schema, r) is null => $"'{r.Resource.Name}.{r.Path}', and {r.Resource.Type} has no such output",
            InvocationExpression i when OutputPaths.TypeOf(schema, i) is null => $"'{i.Invocation.Name}.{i.Path}', and {i.Invocation.Function} has no such result",
            _ => null,
        };
    }
}
