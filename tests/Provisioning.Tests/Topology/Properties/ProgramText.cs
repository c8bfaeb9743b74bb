using System.Globalization;
using System.Text;
using System.Text.Json;
using WpAspire.Provisioning.Program;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WpAspire.Provisioning.Tests.Topology.Properties;

/// <summary>One notation for values, whether they come from a program or were read back from its YAML.</summary>
internal static class ProgramText
{
    /// <summary>A value of a program.</summary>
    public static string Of(Expression expression) => expression switch
    {
        LiteralExpression { Value: string text } => Text([(text, null)]),
        LiteralExpression { Value: bool flag } => flag ? "yes" : "no",
        LiteralExpression number => Number(Convert.ToDouble(number.Value, CultureInfo.InvariantCulture)),
        ListExpression list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        ObjectExpression map => Map(map.Properties.Select(static p => (p.Key, Of(p.Value)))),
        FunctionExpression function => Map([($"fn::{function.Name}", Of(function.Argument))]),
        InterpolationExpression text => Text(text.Parts.Select(Part)),
        _ => Text([Part(expression)]),
    };

    /// <summary>A value of YAML.</summary>
    public static string Of(YamlNode node) => node switch
    {
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true" ? "yes" : "no",
        YamlScalarNode { Style: ScalarStyle.Plain } number => Number(double.Parse(number.Value!, CultureInfo.InvariantCulture)),
        YamlScalarNode text => Text(Parts(text.Value!)),
        YamlSequenceNode list => $"[{string.Join(", ", list.Select(Of))}]",
        // A text with several references.
        YamlMappingNode { Children: [{ Key: YamlScalarNode { Value: "fn::join" }, Value: YamlSequenceNode { Children: [YamlScalarNode { Value: "" }, YamlSequenceNode texts] } }] } =>
            Text(texts.SelectMany(static t => Parts(((YamlScalarNode)t).Value!))),
        YamlMappingNode map => Map(map.Select(static p => (Unescape(((YamlScalarNode)p.Key).Value!), Of(p.Value)))),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The names of the resources and variables that YAML refers to.</summary>
    public static IEnumerable<string> References(YamlNode node) => node switch
    {
        YamlScalarNode text => Parts(text.Value!).Select(static p => p.Reference).OfType<string>().Select(static r => r.Split('.', '[')[0]),
        YamlSequenceNode list => list.SelectMany(References),
        YamlMappingNode map => map.SelectMany(static p => References(p.Value)),
        _ => [],
    };

    /// <summary>How many references the text with most of them has.</summary>
    public static int MostReferences(YamlNode node) =>
        node.AllNodes.OfType<YamlScalarNode>().Max(static t => Parts(t.Value!).Count(static p => p.Reference is not null));

    private static (string? Literal, string? Reference) Part(Expression expression) => expression switch
    {
        LiteralExpression literal => (Convert.ToString(literal.Value, CultureInfo.InvariantCulture), null),
        ResourceExpression { Path: "" } whole => (null, whole.Resource.Name),
        ResourceExpression reference => (null, $"{reference.Resource.Name}.{reference.Path}"),
        InvocationExpression reference => (null, $"{reference.Invocation.Name}.{reference.Path}"),
        ConfigSecretExpression secret => (null, $"secrets.{secret.Name}"),
        _ => throw new InvalidOperationException(),
    };

    // As Pulumi reads text: $$ is a dollar, ${…} a reference, and any other $ stays what it is.
    private static IEnumerable<(string? Literal, string? Reference)> Parts(string text)
    {
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length || text[i + 1] is not ('$' or '{'))
            {
                literal.Append(text[i]);
            }
            else if (text[i + 1] == '$')
            {
                literal.Append('$');
                i++;
            }
            else
            {
                yield return (literal.ToString(), null);
                literal.Clear();
                var end = text.IndexOf('}', i);
                yield return (null, text[(i + 2)..end]);
                i = end;
            }
        }

        yield return (literal.ToString(), null);
    }

    private static string Unescape(string text) => text.Replace("$$", "$", StringComparison.Ordinal);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(IEnumerable<(string? Literal, string? Reference)> parts)
    {
        var shown = parts.Where(static p => p.Literal != "").Select(static p => p.Reference is null ? JsonSerializer.Serialize(p.Literal) : $"<{p.Reference}>").ToList();
        return shown.Count == 0 ? "\"\"" : string.Join(" + ", shown);
    }

    private static string Map(IEnumerable<(string Key, string Value)> properties) => $"{{{string.Join(", ", properties.Select(static p => $"{p.Key} = {p.Value}"))}}}";
}
