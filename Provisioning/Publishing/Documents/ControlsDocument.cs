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
            .Paragraph("Evaluated on the program in `Pulumi.yaml`, before anything is deployed. FSBP is AWS Foundational Security Best Practices.")
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
                    string.Join(", ", r.Fsbp),
                    string.Join(", ", r.Checkov),
                    string.Join(", ", r.Trivy),
                }));
        }

        return PublishedFile.OfText(FileName, document.ToString());
    }
}
