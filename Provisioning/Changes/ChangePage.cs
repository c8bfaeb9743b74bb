using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WpAspire.Provisioning.Publishing.Documents;

namespace WpAspire.Provisioning.Changes;

/// <summary>The page that a person acts on: what a plan does to a site, its visitors, its data and its bill.</summary>
internal sealed record ChangePage
{
    private const int MostNames = 6;

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };
    private static readonly (ChangeAction Action, string Done)[] s_actions = [(ChangeAction.Add, "added"), (ChangeAction.Change, "changed in place"), (ChangeAction.Replace, "replaced"), (ChangeAction.Remove, "removed")];

    /// <summary>The heading: <c>What a deploy does to 'blog' (dev)</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The site's name.</summary>
    public required string Site { get; init; }

    /// <summary>The environment's name.</summary>
    public required string Environment { get; init; }

    /// <summary>The plan.</summary>
    public required ChangePlan Plan { get; init; }

    /// <summary>What it costs; <see langword="null"/> where that is not asked for.</summary>
    public MonthlyBill? Bill { get; init; }

    /// <summary>What was changed behind Pulumi's back; <see langword="null"/> where AWS was not asked.</summary>
    public ChangePlan? Drift { get; init; }

    /// <summary>What an earlier run left half done.</summary>
    public IReadOnlyList<string> Pending { get; init; } = [];

    /// <summary>Why it is not carried out; <see langword="null"/> if it may be.</summary>
    public string? Refusal { get; init; }

    private IReadOnlyList<VisitorImpact> Visitors => VisitorImpacts.Of(Plan);

    private IReadOnlyList<DataImpact> Data => DataImpact.Of(Plan);

    private IReadOnlyList<PlannedChange> Perhaps => [.. Plan.Changes.Where(static c => c.IsUncertain)];

    /// <summary>The page as lines of text.</summary>
    public IEnumerable<string> Text()
    {
        yield return $"{Title}:";
        foreach (var (head, body) in Rows(Parts(MostNames)))
        {
            yield return $"  {head,-14}{body}";
        }
    }

    /// <summary>The page for a pull request.</summary>
    public IEnumerable<string> Markdown()
    {
        var document = new Markdown().Heading(3, Title);
        var parts = Parts(names: int.MaxValue).ToList();
        if (parts.Count > 0)
        {
            document.Table(["part of the site", .. s_actions.Select(static a => a.Done)], parts.Select(p => (string[])[p.Part.Title(), .. s_actions.Select(a => p.Lists.GetValueOrDefault(a.Action, ""))]));
        }

        return document.List(Rows(parts: []).Select(static r => $"**{r.Head}**: {r.Body}"))
            .ToString().TrimEnd().Split('\n');
    }

    /// <summary>The page for programs.</summary>
    public IEnumerable<string> Json() => new JsonObject
    {
        ["site"] = Site,
        ["environment"] = Environment,
        ["counts"] = new JsonObject(s_actions.Select(a => KeyValuePair.Create<string, JsonNode?>(Key(a.Action), Plan.Certain.Count(c => c.Action == a.Action))).Append(new("unchanged", Plan.Unchanged)).Append(new("perhaps", Perhaps.Count))),
        ["changes"] = Array(Plan.Changes, static c => new JsonObject
        {
            ["name"] = c.Name,
            ["type"] = c.Type,
            ["part"] = c.Part.ToString().ToLowerInvariant(),
            ["action"] = Key(c.Action),
            ["certain"] = !c.IsUncertain,
            ["properties"] = Array(c.Properties, static p => p),
        }),
        ["visitors"] = new JsonObject
        {
            ["effect"] = JsonNamingPolicy.CamelCase.ConvertName((Visitors.Count == 0 ? VisitorEffect.Nothing : Visitors[0].Effect).ToString()),
            ["why"] = Array(Visitors, static v => v.Sentence),
        },
        ["data"] = Array(Data, static d => new JsonObject { ["store"] = d.Change.Name, ["holds"] = d.What, ["action"] = Key(d.Change.Action), ["restore"] = d.Restore, ["needsReplace"] = d.NeedsConsent }),
        ["bill"] = Bill is null ? null : new JsonObject { ["monthlyUsd"] = Bill.Usd, ["beforeUsd"] = Bill.BeforeUsd, ["differenceUsd"] = Bill.Usd - Bill.BeforeUsd },
        ["drift"] = Drift is null ? null : Array(Drift.Changes, static c => new JsonObject { ["name"] = c.Name, ["type"] = c.Type, ["gone"] = c.Action == ChangeAction.Remove, ["properties"] = Array(c.Properties, static p => p) }),
        ["pending"] = Array(Pending, static p => p),
        ["refused"] = Refusal,
    }.ToJsonString(s_json).Split('\n');

    private IEnumerable<(string Head, string Body)> Rows(IEnumerable<(SitePart Part, Dictionary<ChangeAction, string> Lists)> parts)
    {
        foreach (var pending in Pending)
        {
            yield return ("Half done", pending);
        }

        if (Drift is not null)
        {
            yield return ("Drift", Drift.IsEmpty ? "none: AWS has what Pulumi knows" : string.Join("; ", Drift.Changes.Select(Drifted)));
        }

        foreach (var (part, lists) in parts)
        {
            yield return (part.Title().Split([' ', ':'])[0], string.Join("; ", s_actions.Where(a => lists.ContainsKey(a.Action)).Select(a => $"{a.Done}: {lists[a.Action]}")));
        }

        if (Plan.IsEmpty)
        {
            yield return ("Changes", "none: the site is as it should be");
        }

        if (Perhaps.Count > 0)
        {
            yield return ("Perhaps", $"{Perhaps.Count} more, if what is changed in place says something new of itself: {Names(Perhaps, MostNames)}");
        }

        yield return ("Visitors", Plan.IsFirst ? "nobody yet" : Visitors.Count == 0 ? "notice nothing" : string.Join("; ", Visitors.Select(static v => v.Sentence)));
        yield return ("Data", Plan.IsFirst ? "none yet" : Data.Count == 0 ? "nothing is lost" : string.Join("; ", Data.Select(static d => d.Sentence)));
        if (Bill is not null)
        {
            yield return ("Month's bill", Bill.Sentence);
        }

        if (Refusal is not null)
        {
            yield return ("Refused", Refusal);
        }
    }

    private IEnumerable<(SitePart Part, Dictionary<ChangeAction, string> Lists)> Parts(int names) =>
        from change in Plan.Certain
        group change by change.Part into part
        orderby part.Key
        select (part.Key, part.GroupBy(static c => c.Action).ToDictionary(static g => g.Key, g => Names([.. g], names)));

    // Of a site that is new, nobody reads a hundred names.
    private static string Names(IReadOnlyList<PlannedChange> changes, int most)
    {
        var shown = changes.Take(changes.Count > most + 1 ? most : changes.Count).Select(static c => c is { Action: ChangeAction.Change, Properties.Count: > 0 and < 5 } ? $"{c.Name} ({string.Join(", ", c.Properties)})" : c.Name);
        var rest = changes.Count - (changes.Count > most + 1 ? most : changes.Count);
        return string.Join(", ", shown) + (rest > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {rest} more") : "");
    }

    private static string Drifted(PlannedChange change) => change.Action == ChangeAction.Remove
        ? $"'{change.Name}' is gone from AWS"
        : $"'{change.Name}' was changed in AWS{(change.Properties.Count > 0 ? $" ({string.Join(", ", change.Properties)})" : "")}";

    private static string Key(ChangeAction action) => action.ToString().ToLowerInvariant();

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => [.. items.Select(node)];
}
