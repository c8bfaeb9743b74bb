using System.Text.Json;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>What a stack's state says of a deployed site.</summary>
/// <param name="Resources">The resources, in the order of the state.</param>
/// <param name="Pending">The resources that a run was at work on when it was ended, each with what it did.</param>
/// <param name="Salt">The salt of the passphrase that its secrets are encrypted with; <see langword="null"/> where there is none.</param>
internal sealed record StackState(IReadOnlyList<StateResource> Resources, IReadOnlyList<(string Urn, string Operation)> Pending, string? Salt)
{
    /// <summary>Whether nothing is deployed.</summary>
    public bool IsEmpty => Resources.All(static r => r.Type.StartsWith("pulumi:", StringComparison.Ordinal));

    /// <summary>The region that it is in; <see langword="null"/> where nothing of AWS was deployed.</summary>
    public string? Region => Provider?.Text("region");

    /// <summary>The region and the only account that were allowed; what was not said, or where nothing is deployed, is <see langword="null"/>.</summary>
    public (string? Region, string? AccountId) Place => IsEmpty ? default : (Region, Provider?.Text("allowedAccountIds")?.Trim('[', ']', '"'));

    private StateResource? Provider => Resources.FirstOrDefault(static r => r.Type == "pulumi:providers:aws");

    /// <summary>The pending operations as sentences.</summary>
    public IReadOnlyList<string> PendingSentences =>
        [.. Pending.Select(static p => (Resource: ResourceUrn.Parse(p.Urn), p.Operation)).Where(static p => !p.Resource.IsProvider)
            .Select(static p => $"{p.Resource} was being {Done(p.Operation)} when a run was ended: {(p.Operation == "creating" ? $"if AWS has it, `refresh --import {p.Resource.Name}=ID` takes it over, with the ID that AWS gives it; if not, `refresh --forget-pending` forgets it" : "the next run, or `refresh`, sees what became of it")}")];

    /// <summary>What each resource waits for until it can be deleted: what was made after it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> DeletedAfter =>
        Resources.SelectMany(static r => r.Dependencies.Select(d => (Before: ResourceUrn.Parse(d).Name, After: r.Name)))
            .GroupBy(static e => e.Before, static e => e.After)
            .ToDictionary(static g => g.Key, static g => (IReadOnlyCollection<string>)[.. g], StringComparer.Ordinal);

    /// <summary>Reads an exported state.</summary>
    public static StackState Of(StackDeployment state)
    {
        var deployment = Child(state.Json, "deployment");
        var salt = Text(Child(Child(deployment, "secrets_providers"), "state"), "salt");
        return new(
            [.. Items(deployment, "resources").Select(static r => new StateResource(Text(r, "urn") ?? "", Text(r, "type") ?? "", Child(r, "inputs"), Child(r, "outputs"), IsTrue(r, "protect"), IsTrue(r, "retainOnDelete"), [.. Items(r, "dependencies").Select(static d => d.GetString() ?? "")]))],
            [.. Items(deployment, "pending_operations").Select(static p => (Text(Child(p, "resource"), "urn") ?? "", Text(p, "type") ?? ""))],
            salt);
    }

    private static string Done(string operation) => operation switch { "creating" => "created", "updating" => "changed", "deleting" => "deleted", _ => "read" };

    private static JsonElement Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : default;

    private static string? Text(JsonElement element, string name) => Child(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static bool IsTrue(JsonElement element, string name) => Child(element, name).ValueKind == JsonValueKind.True;
}
