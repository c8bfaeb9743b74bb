using WpAspire.Provisioning.Program;
using YamlDotNet.RepresentationModel;

namespace WpAspire.Provisioning.Tests.Changes;

/// <summary>A resource of a published program.</summary>
internal sealed record GraphResource
{
    private readonly YamlMappingNode? _options;

    public GraphResource(string name, YamlMappingNode node)
    {
        Name = name;
        Type = ((YamlScalarNode)node["type"]).Value!;
        Urn = $"urn:pulumi:blog::wpaspire::{Type}::{node["name"]}";
        Properties = node.Children.TryGetValue("properties", out var properties)
            ? ((YamlMappingNode)properties).Children.ToDictionary(static p => ((YamlScalarNode)p.Key).Value!, static p => p.Value, StringComparer.Ordinal)
            : [];
        _options = node.Children.TryGetValue("options", out var options) ? (YamlMappingNode)options : null;
    }

    /// <summary>The name in the program.</summary>
    public string Name { get; }

    /// <summary>The type token.</summary>
    public string Type { get; }

    /// <summary>The unique name.</summary>
    public string Urn { get; }

    /// <summary>What it is asked to be.</summary>
    public IReadOnlyDictionary<string, YamlNode> Properties { get; }

    /// <summary>The type and the name that it has in AWS, where the program says it; else Pulumi makes one that is free.</summary>
    public string? PhysicalName => PhysicalNames.Of(Type) is { } rule && Properties.TryGetValue(rule.Property, out var name) && Properties.GetValueOrDefault("family") is null
        // What is unique within something has that beside it; a family only counts.
        ? string.Join('|', [Type, $"{name}", .. new[] { "region", "role", "cluster", "resourceId" }.Select(p => $"{Properties.GetValueOrDefault(p)}")])
        : null;

    /// <summary>The elements of an option that is a list.</summary>
    public IEnumerable<string> Option(string name) =>
        _options is not null && _options.Children.TryGetValue(name, out var list) ? ((YamlSequenceNode)list).Children.Select(static c => ((YamlScalarNode)c).Value!) : [];

    /// <summary>Whether an option is true.</summary>
    public bool IsOn(string name) => _options is not null && _options.Children.TryGetValue(name, out var flag) && flag is YamlScalarNode { Value: "true" };
}
