using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Program.Validation;

/// <summary>What is said of how Pulumi treats a resource is about inputs and outputs that it has.</summary>
internal static partial class OptionRules
{
    /// <summary>Checks the options of all resources.</summary>
    public static IEnumerable<string> Check(IReadOnlyList<ProgramElement> elements)
    {
        foreach (var element in elements)
        {
            if (element is not { Resource.Options: { } options, Schema: { } type })
            {
                continue;
            }

            foreach (var path in options.IgnoreChanges.Concat(options.ReplaceOnChanges).Where(p => !type.Inputs.ContainsKey(OutputPaths.Root(p))))
            {
                yield return $"{element}: the changes of '{path}' are to be ignored or to replace it, and there is no such input.";
            }

            foreach (var name in options.AdditionalSecretOutputs.Where(n => !type.Outputs.ContainsKey(n) && !type.Inputs.ContainsKey(n)))
            {
                yield return $"{element}: the output '{name}' is to be kept secret, and there is no such output.";
            }

            var timeouts = options.CustomTimeouts;
            foreach (var timeout in new[] { timeouts?.Create, timeouts?.Update, timeouts?.Delete }.OfType<string>().Where(static t => !Duration().IsMatch(t)))
            {
                yield return $"{element}: '{timeout}' is no duration, such as 40m or 1h30m.";
            }
        }
    }

    [GeneratedRegex(@"^(?:\d+(?:h|m|s))+\z")]
    private static partial Regex Duration();
}
