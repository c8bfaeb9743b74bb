namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>Writes <c>architecture.md</c>: what is created, and what each element of the model became.</summary>
internal static class ArchitectureDocument
{
    /// <summary>The file's name.</summary>
    public const string FileName = "architecture.md";

    /// <summary>Makes the document.</summary>
    public static PublishedFile Create(Publication publication)
    {
        var program = publication.Program;
        var document = new Markdown()
            .Heading(1, $"What {publication.SiteName} ({publication.EnvironmentName}) consists of")
            .Paragraph($"{program.Resources.Count} resources in {publication.Options.Region}. The program that makes them is `Pulumi.yaml`.")
            .Heading(2, "Who talks to whom")
            .Paragraph("A box is a security group with what is in it; an arrow is a rule with its port. What has no arrow is not let through.")
            .Code("mermaid", MermaidFlowchart.Write(ArchitectureReader.Read(program)))
            .Heading(2, "What the model became")
            .Table(["in the model", "on AWS"], ModelElements.Of(publication.Model, program).Select(static e => new[] { $"`{e.Name}`: {e.What}", e.Became }))
            .Table(["also", "what became of it"], publication.Model.Notes.Select(static n => new[] { n.Element, n.Text }))
            .Heading(2, "All resources");

        foreach (var part in program.Resources.GroupBy(ResourceParts.Of).OrderBy(static g => g.Key))
        {
            document.Heading(3, part.Key.Title()).Table(
                ["what it is", "name", "what for"],
                part.GroupBy(static r => (Kind: ResourceKind.Of(r), For: ResourceDescription.Of(r)))
                    .Select(static row => new[] { row.Key.Kind, string.Join(", ", row.Select(static r => $"`{r.Name}`")), row.Key.For }));
        }

        return PublishedFile.OfText(FileName, document.ToString());
    }
}
