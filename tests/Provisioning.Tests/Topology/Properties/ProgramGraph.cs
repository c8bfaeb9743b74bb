using WpAspire.Provisioning.Program;
using YamlDotNet.RepresentationModel;

namespace WpAspire.Provisioning.Tests.Topology.Properties;

/// <summary>All that a program consists of, a line for each part.</summary>
internal static class ProgramGraph
{
    /// <summary>The parts of a program.</summary>
    public static IEnumerable<string> Of(PulumiProgram program) =>
    [
        .. program.Invocations.Select(static i => $"variable {i.Name} = {i.Function} {ProgramText.Of(i.Args.Properties())}"),
        .. program.Resources.Select(r => $"resource {r.Name} = {r.Type} {program.LogicalNameOf(r)} {ProgramText.Of(r.Args.Properties())} {ProgramText.Of(Options(r.Options))}"),
        .. program.Outputs.Select(static o => $"output {o.Key} = {ProgramText.Of(o.Value)}"),
    ];

    /// <summary>The parts of a program that was read back.</summary>
    public static IEnumerable<string> Of(YamlMappingNode program) =>
    [
        .. Section(program, "variables").Select(static v => (v.Name, Call: (YamlMappingNode)v.Value["fn::invoke"])).Select(static v => $"variable {v.Name} = {v.Call["function"]} {Part(v.Call, "arguments")}"),
        .. Section(program, "resources").Select(static r => $"resource {r.Name} = {r.Value["type"]} {r.Value["name"]} {Part((YamlMappingNode)r.Value, "properties")} {Part((YamlMappingNode)r.Value, "options")}"),
        .. Section(program, "outputs").Select(static o => $"output {o.Name} = {ProgramText.Of(o.Value)}"),
    ];

    /// <summary>The entries of a part of a program that was read back.</summary>
    public static IEnumerable<(string Name, YamlNode Value)> Section(YamlMappingNode program, string name) =>
        program.Children.TryGetValue(name, out var section) ? ((YamlMappingNode)section).Select(static p => (p.Key.ToString(), p.Value)) : [];

    private static string Part(YamlMappingNode node, string name) => node.Children.TryGetValue(name, out var part) ? ProgramText.Of(part) : "{}";

    private static ObjectExpression Options(CustomResourceOptions options) => new(
    [
        new("dependsOn", List(options.DependsOn.Select(static r => new ResourceExpression(r, "")))),
        new("protect", Flag(options.Protect)),
        new("retainOnDelete", Flag(options.RetainOnDelete)),
        new("deleteBeforeReplace", Flag(options.DeleteBeforeReplace)),
        new("ignoreChanges", List(options.IgnoreChanges.Select(static p => new LiteralExpression(p)))),
        new("replaceOnChanges", List(options.ReplaceOnChanges.Select(static p => new LiteralExpression(p)))),
        new("additionalSecretOutputs", List(options.AdditionalSecretOutputs.Select(static p => new LiteralExpression(p)))),
        new("customTimeouts", options.CustomTimeouts is { } timeouts ? new ObjectExpression([new("create", Text(timeouts.Create)), new("update", Text(timeouts.Update)), new("delete", Text(timeouts.Delete))]) : null),
    ]);

    private static ListExpression? List(IEnumerable<Expression> items) => items.Any() ? new(items) : null;

    private static LiteralExpression? Flag(bool value) => value ? new(true) : null;

    private static LiteralExpression? Text(string? value) => value is null ? null : new(value);
}
