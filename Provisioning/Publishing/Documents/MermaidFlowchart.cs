using System.Text;

namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>Writes an architecture as a Mermaid flowchart, which GitHub, GitLab and most editors draw.</summary>
internal static class MermaidFlowchart
{
    /// <summary>Writes it. A frame is a tier of subnets.</summary>
    public static string Write(Architecture architecture)
    {
        var text = new StringBuilder("flowchart TB");
        foreach (var tier in architecture.Boxes.GroupBy(static b => b.Tier))
        {
            var indent = tier.Key is null ? "  " : "    ";
            if (tier.Key is not null)
            {
                text.Append($"\n  subgraph tier_{tier.Key}[\"{tier.Key} subnets\"]");
            }

            foreach (var box in tier)
            {
                var (open, close) = Brackets(box.Shape);
                text.Append($"\n{indent}{box.Id}{open}\"{string.Join("<br/>", box.Lines)}\"{close}");
            }

            if (tier.Key is not null)
            {
                text.Append("\n  end");
            }
        }

        foreach (var arrow in architecture.Arrows)
        {
            text.Append($"\n  {arrow.From} {(arrow.IsReading ? "-.->" : "-->")}{(arrow.Label.Length == 0 ? "" : $"|{arrow.Label}|")} {arrow.To}");
        }

        return text.ToString();
    }

    private static (string Open, string Close) Brackets(ArchitectureShape shape) => shape switch
    {
        ArchitectureShape.Outside => ("([", "])"),
        ArchitectureShape.Store => ("[(", ")]"),
        _ => ("[", "]"),
    };
}
