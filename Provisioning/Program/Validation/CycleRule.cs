namespace WpAspire.Provisioning.Program.Validation;

/// <summary>Nothing waits for itself.</summary>
internal static class CycleRule
{
    /// <summary>Checks that the elements can be made one after another.</summary>
    public static IEnumerable<string> Check(IReadOnlyList<ProgramElement> elements)
    {
        var dependencies = elements.ToDictionary(static e => e.Name, Dependencies, StringComparer.OrdinalIgnoreCase);
        var done = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var path = new List<string>();
        foreach (var element in elements)
        {
            if (Find(element.Name) is { } cycle)
            {
                yield return $"{string.Join(" needs ", cycle)}: nothing can be made before itself.";
                yield break;
            }
        }

        List<string>? Find(string name)
        {
            if (path.IndexOf(name) is >= 0 and var start)
            {
                return [.. path[start..], name];
            }

            // What is not in the program is the business of other rules.
            if (!dependencies.TryGetValue(name, out var needed) || done.Contains(name))
            {
                return null;
            }

            path.Add(name);
            var cycle = needed.Select(Find).FirstOrDefault(static c => c is not null);
            path.Remove(name);
            done.Add(name);
            return cycle;
        }
    }

    private static List<string> Dependencies(ProgramElement element) =>
    [
        .. element.Inputs.DescendantsAndSelf()
            .Select(static e => e switch { ResourceExpression r => r.Resource.Name, InvocationExpression i => i.Invocation.Name, _ => null })
            .OfType<string>()
            .Concat(element.DependsOn.Select(static d => d.Name))
            .Distinct(StringComparer.Ordinal),
    ];
}
