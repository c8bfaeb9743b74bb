using System.Globalization;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>Says what became of each element of the model.</summary>
internal static class ModelElements
{
    private const int NamedOfAKind = 4;

    /// <summary>The elements, with what each is and the resources that it became.</summary>
    public static IEnumerable<(string Name, string What, string Became)> Of(CloudModel model, PulumiProgram program)
    {
        var elements = Elements(model).ToList();
        return elements.Select(e => (e.Name, e.What, Became(e.Name, [.. elements.Select(static e => e.Name)], program)));
    }

    private static IEnumerable<(string Name, string What)> Elements(CloudModel model) =>
    [
        .. model.Services.Select(static w => (w.Name, w.Site is null ? "a container" : "a WordPress site")),
        .. model.Tasks.Select(static w => (w.Name, "a container that people start")),
        .. model.DatabaseServers.Select(static s => (s.Name, $"a MariaDB server with {string.Join(", ", s.Databases.Select(static d => $"the database '{d.DatabaseName}'"))}")),
        .. model.Caches.Select(static c => (c.Name, "a Redis server")),
        .. model.Volumes.Select(static v => (v.Name, "a shared volume")),
    ];

    // The resources of an element are named after it; where two names fit, the longer one is meant.
    private static string Became(string name, IReadOnlyList<string> names, PulumiProgram program) =>
        string.Join(", ", program.Resources
            .Where(r => names.Where(n => IsOf(r, n)).MaxBy(static n => n.Length) == name)
            .Where(static r => ResourceParts.Of(r) is not (ResourcePart.SecurityGroups or ResourcePart.Identity or ResourcePart.Tools))
            .GroupBy(ResourceKind.Of)
            .Select(static kind => kind.Count() > NamedOfAKind
                ? string.Create(CultureInfo.InvariantCulture, $"{kind.Count()} × {kind.Key}")
                : $"{kind.Key} {string.Join(", ", kind.Select(static r => $"`{r.Name}`"))}"));

    private static bool IsOf(CustomResource resource, string name) =>
        resource.Name == name || resource.Name.StartsWith($"{name}-", StringComparison.Ordinal);
}
