using WpAspire.Provisioning.Aws.Schema;

namespace WpAspire.Provisioning.Program.Validation;

/// <summary>A resource or a call of a function, as the checks see it.</summary>
/// <param name="Name">Its name in the program.</param>
/// <param name="Token">Its type's or its function's token.</param>
/// <param name="Schema">What the schema says of that; <see langword="null"/> if it is not there.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Resource">The resource; <see langword="null"/> for a call.</param>
internal sealed record ProgramElement(string Name, string Token, ResourceSchema? Schema, ObjectExpression Inputs, CustomResource? Resource)
{
    /// <summary>The resources that it waits for though no input refers to them.</summary>
    public IReadOnlyList<CustomResource> DependsOn => Resource?.Options.DependsOn ?? [];

    /// <summary>What the sentences about it begin with.</summary>
    public override string ToString() => $"{Name} ({Token})";

    /// <summary>The calls and resources of a program. Their inputs are made once, for all checks.</summary>
    public static IReadOnlyList<ProgramElement> Of(PulumiProgram program, PackageSchema schema) =>
    [
        .. program.Invocations.Select(i => new ProgramElement(i.Name, i.Function, schema.Functions.GetValueOrDefault(i.Function), i.Args.Properties(), null)),
        .. program.Resources.Select(r => new ProgramElement(r.Name, r.Type, schema.Resources.GetValueOrDefault(r.Type), r.Args.Properties(), r)),
    ];
}
