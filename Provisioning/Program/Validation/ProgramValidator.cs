using WpAspire.Provisioning.Aws.Schema;

namespace WpAspire.Provisioning.Program.Validation;

/// <summary>
/// Checks a program against the schema of its resource types and the rules of Pulumi YAML, as far as that can be done
/// without Pulumi: what is wrong with it is our own mistake, and is found before anybody deploys it.
/// </summary>
internal static class ProgramValidator
{
    /// <summary>Checks a program.</summary>
    /// <param name="program">The program.</param>
    /// <returns>A sentence for each problem; none if the program is in order.</returns>
    public static IReadOnlyList<string> Validate(PulumiProgram program)
    {
        var schema = PackageSchema.Default;
        var elements = ProgramElement.Of(program, schema);
        return
        [
            .. NameRules.Check(program, elements),
            .. ReferenceRules.Check(program, elements, schema),
            .. CycleRule.Check(elements),
            .. InputRules.Check(elements, schema),
            .. OptionRules.Check(elements),
            .. SecretRules.Check(elements, schema),
            .. InterpolationRules.Check(program, elements, schema),
        ];
    }
}
