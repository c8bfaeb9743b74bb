using System.Globalization;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>Writes <c>architecture.md</c>: what is created, and what each element of the model became.</summary>
internal static class ArchitectureDocument
{
    /// <summary>The file's name.</summary>
    public const string FileName = "architecture.md";

    private const int NamedOfAKind = 4;

    private static readonly string[] s_descriptions = ["description", "alarmDescription", "comment"];

    /// <summary>Makes the document.</summary>
    public static PublishedFile Create(Publication publication)
    {
        var program = publication.Program;
        var document = new Markdown()
            .Heading(1, $"What {publication.SiteName} ({publication.EnvironmentName}) consists of")
            .Paragraph($"{program.Resources.Count} resources in {publication.Options.Region}. The program that makes them is `Pulumi.yaml`.")
            .Heading(2, "Who talks to whom")
            .Paragraph("A box is a security group with what is in it; an arrow is a rule with its port. What has no arrow is not let through.")
            .Code("mermaid", ArchitectureDiagram.Draw(program))
            .Heading(2, "What the model became")
            .Table(["in the model", "on AWS"], Elements(publication.Model).Select(e => new[] { $"`{e.Name}`: {e.What}", Became(e.Name, program, publication.Model) }))
            .Table(["also", "what became of it"], publication.Model.Notes.Select(static n => new[] { n.Element, n.Text }))
            .Heading(2, "All resources");

        foreach (var part in program.Resources.GroupBy(ResourceParts.Of).OrderBy(static g => g.Key))
        {
            document.Heading(3, part.Key.Title()).Table(
                ["what it is", "name", "what for"],
                part.GroupBy(static r => (Kind: ResourceKind.Of(r), For: Description(r)))
                    .Select(static row => new[] { row.Key.Kind, string.Join(", ", row.Select(static r => $"`{r.Name}`")), row.Key.For }));
        }

        return PublishedFile.OfText(FileName, document.ToString());
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
    private static string Became(string name, PulumiProgram program, CloudModel model)
    {
        var names = Elements(model).Select(static e => e.Name).ToList();
        return string.Join(", ", program.Resources
            .Where(r => names.Where(n => IsOf(r, n)).MaxBy(static n => n.Length) == name)
            .Where(static r => ResourceParts.Of(r) is not (ResourcePart.SecurityGroups or ResourcePart.Identity or ResourcePart.Tools))
            .GroupBy(ResourceKind.Of)
            .Select(static kind => kind.Count() > NamedOfAKind
                ? string.Create(CultureInfo.InvariantCulture, $"{kind.Count()} × {kind.Key}")
                : $"{kind.Key} {string.Join(", ", kind.Select(static r => $"`{r.Name}`"))}"));
    }

    private static bool IsOf(CustomResource resource, string name) =>
        resource.Name == name || resource.Name.StartsWith($"{name}-", StringComparison.Ordinal);

    private static string Description(CustomResource resource)
    {
        var properties = resource.Args.Properties();
        return s_descriptions.Select(name => properties[name]).OfType<LiteralExpression>().FirstOrDefault()?.Value as string ?? "";
    }
}
