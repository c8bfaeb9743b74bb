using System.CommandLine;

namespace WpAspire.Hosting.Verbs;

/// <summary>Options that take one of a few words.</summary>
internal static class OptionOfValues
{
    /// <summary>
    /// Lets an option have no other values than these. The help and the shell's completion list them, and another value
    /// is refused in one sentence that names the option, which the library's own message of several lines does not.
    /// </summary>
    public static void AllowOnly(this Option option, params string[] allowed)
    {
        option.CompletionSources.Clear();
        option.CompletionSources.Add(allowed);
        option.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => !allowed.Contains(t.Value, StringComparer.Ordinal)) is { } token)
            {
                result.AddError($"{option.Name} is '{token.Value}': allowed are {string.Join(", ", allowed)}");
            }
        });
    }
}
