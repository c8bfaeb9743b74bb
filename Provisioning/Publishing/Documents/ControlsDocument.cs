using WpAspire.Provisioning.Controls;

namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>Writes <c>controls.md</c>: what became of each security control.</summary>
internal static class ControlsDocument
{
    /// <summary>The file's name.</summary>
    public const string FileName = "controls.md";

    /// <summary>Makes the document.</summary>
    public static PublishedFile Create(string site, string environment, ControlReport report)
    {
        var document = new Markdown()
            .Heading(1, $"Security controls of {site} ({environment})")
            .Paragraph("Evaluated on the program in `Pulumi.yaml`, before anything is deployed. FSBP is AWS Foundational Security Best Practices. An id has the status of its row, or its own in brackets where it is about a part of it.")
            .Table(["status", "controls:"], Enum.GetValues<ControlStatus>().Select(status => new[] { status.Title(), $"{report.Count(status)}" }));

        foreach (var section in report.Results.GroupBy(static r => r.Section))
        {
            document.Heading(2, section.Key).Table(
                ["#:", "assertion", "status", "reason", "FSBP", "Checkov", "Trivy"],
                section.Select(static r => new[]
                {
                    $"{r.Number}",
                    r.Assertion,
                    r.Status == ControlStatus.NotMet ? $"**{r.Status.Title()}**" : r.Status.Title(),
                    r.Reason ?? "",
                    Names(r, r.Fsbp),
                    Names(r, r.Checkov),
                    Names(r, r.Trivy),
                }));
        }

        return PublishedFile.OfText(FileName, document.ToString());
    }

    private static string Names(ControlResult result, IReadOnlyList<string> ids) => string.Join(", ", ids.Select(id =>
        result.Ids.TryGetValue(id, out var own) && own != result.Status ? $"{id} ({own.Title()})" : id));
}
