using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Changes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WpAspire.Provisioning.Tests.Changes;

/// <summary>
/// What Pulumi would do to a site that lives, from two published programs alone: what differs, and what is replaced for
/// it. That is what CloudFormation's schemas call create-only, with what Pulumi's provider adds, as the simulated
/// provider beside this repository has it (<c>shared/tools/pulumi/sim/replaces.json</c>; a copy of November 2026), and a
/// resource's region ("Enhanced region support", AWS provider).
/// </summary>
internal static partial class GraphPlan
{
    private static readonly Lazy<Dictionary<string, string[]>> s_replaces = new(static () =>
        JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(Path.Combine(TestProject.Directory, "Changes", "replaces.json")))!);

    /// <summary>The plan of a deploy.</summary>
    /// <param name="old">The resources that are deployed.</param>
    /// <param name="now">The resources that are to be.</param>
    public static ChangePlan Between(IReadOnlyDictionary<string, GraphResource> old, IReadOnlyDictionary<string, GraphResource> now)
    {
        var replaced = new Dictionary<string, GraphResource>(StringComparer.Ordinal);
        List<EngineEvent> events;
        int known;
        do
        {
            known = replaced.Count;
            events = [];
            foreach (var resource in now.Values)
            {
                if (!old.TryGetValue(resource.Urn, out var was))
                {
                    events.Add(Step(OperationType.Create, null, resource, [], []));
                    continue;
                }

                var diffs = Differing(was, resource, replaced);
                var reasons = diffs.Where(d => (s_replaces.Value.TryGetValue(resource.Type, out var only) && only.Contains(d)) || resource.Option("replaceOnChanges").Contains(d) || d == "region").ToArray();
                if (reasons.Length > 0)
                {
                    replaced.TryAdd(resource.Name, resource);
                }

                events.AddRange(Steps(was, resource, diffs, reasons));
            }
        }
        while (replaced.Count > known);

        events.AddRange(old.Values.Where(r => !now.ContainsKey(r.Urn)).Select(static r => Step(OperationType.Delete, r, null, [], [])));
        return ChangePlan.Of(events, "blog");
    }

    /// <summary>The resources whose name in AWS is taken when they are made: by the one that they replace, or by another that is still there.</summary>
    /// <param name="old">The resources that are deployed.</param>
    /// <param name="now">The resources that are to be.</param>
    /// <param name="plan">What lies between them.</param>
    public static IEnumerable<string> Taken(IReadOnlyDictionary<string, GraphResource> old, IReadOnlyDictionary<string, GraphResource> now, ChangePlan plan)
    {
        var names = old.Values.Where(static r => r.PhysicalName is not null).ToLookup(static r => r.PhysicalName!, StringComparer.Ordinal);
        var replaced = plan.Changes.Where(static c => c is { Action: ChangeAction.Replace, IsCreatedFirst: true }).Select(static c => c.Urn).ToHashSet(StringComparer.Ordinal);
        return now.Values.Where(r => r.PhysicalName is { } name && (replaced.Contains(r.Urn) || !old.ContainsKey(r.Urn)) && names.Contains(name)).Select(static r => r.Name);
    }

    private static IEnumerable<EngineEvent> Steps(GraphResource was, GraphResource now, string[] diffs, string[] reasons)
    {
        if (reasons.Length == 0)
        {
            return [Step(diffs.Length == 0 ? OperationType.Same : OperationType.Update, was, now, diffs, [])];
        }

        var delete = Step(OperationType.DeleteReplaced, was, now, [], []);
        EngineEvent[] create = [Step(OperationType.CreateReplacement, was, now, diffs, reasons), Step(OperationType.Replace, was, now, diffs, reasons)];
        return now.IsOn("deleteBeforeReplace") ? [delete, .. create] : [.. create, delete];
    }

    private static string[] Differing(GraphResource was, GraphResource now, Dictionary<string, GraphResource> replaced) =>
    [
        .. was.Properties.Keys.Union(now.Properties.Keys)
            .Where(p => !now.Option("ignoreChanges").Contains(p))
            .Where(p => !was.Properties.TryGetValue(p, out var a) || !now.Properties.TryGetValue(p, out var b) || !a.Equals(b) || References(b).Any(replaced.ContainsKey))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> References(YamlNode node) =>
        node.AllNodes.OfType<YamlScalarNode>().SelectMany(static s => Reference().Matches(s.Value ?? "").Select(static m => m.Groups[1].Value));

    private static EngineEvent Step(OperationType operation, GraphResource? was, GraphResource? now, string[] diffs, string[] reasons)
    {
        var resource = (now ?? was)!;
        return new()
        {
            ResourcePreEvent = new()
            {
                Metadata = new()
                {
                    Op = operation,
                    Urn = resource.Urn,
                    Type = resource.Type,
                    Diffs = [.. diffs],
                    Keys = [.. reasons],
                    Old = was is null ? null : State(was),
                    New = now is null ? null : State(now),
                },
            },
        };
    }

    private static StepEventStateMetadata State(GraphResource resource) => new()
    {
        Urn = resource.Urn,
        Type = resource.Type,
        RetainOnDelete = resource.IsOn("retainOnDelete"),
        Inputs = resource.Properties.ToImmutableDictionary(static p => p.Key, static p => JsonSerializer.SerializeToElement(Plain(p.Value))),
    };

    private static object? Plain(YamlNode node) => node switch
    {
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain } number => double.Parse(number.Value!, CultureInfo.InvariantCulture),
        YamlScalarNode text => text.Value,
        YamlSequenceNode list => list.Children.Select(Plain).ToArray(),
        YamlMappingNode map => map.Children.ToDictionary(static c => ((YamlScalarNode)c.Key).Value!, static c => Plain(c.Value)),
        _ => null,
    };

    /// <summary>The resources of a program by their unique names; providers are no part of a plan.</summary>
    public static IReadOnlyDictionary<string, GraphResource> Read(string program)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(program));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var questions = root.Children.TryGetValue("variables", out var variables) ? (YamlMappingNode)variables : [];

        // Another question has another answer.
        foreach (var value in root["resources"].AllNodes.OfType<YamlScalarNode>())
        {
            value.Value += string.Concat(References(value).Where(n => questions.Children.ContainsKey(n)).Select(n => questions[n]));
        }

        return ((YamlMappingNode)root["resources"]).Children
            .Select(static r => new GraphResource(((YamlScalarNode)r.Key).Value!, (YamlMappingNode)r.Value))
            .Where(static r => !r.Type.StartsWith("pulumi:", StringComparison.Ordinal))
            .ToDictionary(static r => r.Urn, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\$\{([\w-]+)[.[}]")]
    private static partial Regex Reference();
}
