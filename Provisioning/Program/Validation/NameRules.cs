namespace WpAspire.Provisioning.Program.Validation;

/// <summary>Names in the cloud are unique, and as AWS allows them.</summary>
internal static class NameRules
{
    /// <summary>Checks the names of all resources.</summary>
    public static IEnumerable<string> Check(PulumiProgram program, IReadOnlyList<ProgramElement> elements)
    {
        var seen = new Dictionary<(string Type, string? Region, string Name), CustomResource>();
        foreach (var (resource, inputs) in elements.Where(static e => e.Resource is not null).Select(static e => (e.Resource!, e.Inputs)))
        {
            var rule = PhysicalNames.Of(resource.Type);
            var given = rule is null ? null : Literal(inputs[rule.Property]);
            var name = given ?? program.LogicalNameOf(resource);
            var key = (resource.Type, Literal(inputs["region"]), name);
            if (!seen.TryAdd(key, resource))
            {
                yield return $"{resource.Name} and {seen[key].Name} ({resource.Type}) are both named '{name}'.";
            }

            if (rule is null)
            {
                continue;
            }

            var length = given is null ? name.Length + LogicalNames.SuffixLength : name.Length;
            if (length > rule.Limit)
            {
                yield return $"{resource.Name} ({resource.Type}): the name '{name}' {(given is null ? "and what Pulumi adds have" : "has")} {length} characters, and AWS allows {rule.Limit}.";
            }

            if (rule.ForbiddenPrefixes.FirstOrDefault(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase)) is { } prefix)
            {
                yield return $"{resource.Name} ({resource.Type}): the name '{name}' begins with '{prefix}', which AWS does not allow.";
            }
        }
    }

    private static string? Literal(Expression? expression) => expression is LiteralExpression { Value: string text } ? text : null;
}
