using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Program;

/// <summary>The names of resources and variables in a program: what Pulumi YAML can refer to everywhere.</summary>
internal static partial class ProgramName
{
    public static void Validate(string name)
    {
        if (!Pattern().IsMatch(name) || name is "pulumi" or ProgramWriter.SecretsConfigKey)
        {
            throw new DistributedApplicationException($"'{name}' is no name for a resource or variable of a program: it begins with a letter and has letters, digits, '_' and '-', and 'pulumi' and '{ProgramWriter.SecretsConfigKey}' are taken.");
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*$")]
    private static partial Regex Pattern();
}
