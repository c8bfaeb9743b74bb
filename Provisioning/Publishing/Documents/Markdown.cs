using System.Text;

namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>Builds a Markdown document.</summary>
internal sealed class Markdown
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a heading.</summary>
    public Markdown Heading(int level, string text) => Block($"{new string('#', level)} {text}");

    /// <summary>Adds a paragraph.</summary>
    public Markdown Paragraph(string text) => Block(text);

    /// <summary>Adds a list, if there is anything in it.</summary>
    public Markdown List(IEnumerable<string> items)
    {
        var lines = items.Select(static i => $"- {i}").ToList();
        return lines.Count == 0 ? this : Block(string.Join('\n', lines));
    }

    /// <summary>Adds code in a fence.</summary>
    /// <param name="language">The language, such as <c>sh</c>.</param>
    /// <param name="lines">The lines.</param>
    public Markdown Code(string language, params IEnumerable<string> lines) => Block($"```{language}\n{string.Join('\n', lines)}\n```");

    /// <summary>Adds a table, if it has rows. A column whose heading ends with a colon is aligned to the right.</summary>
    public Markdown Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var lines = rows.Select(static row => Row(row.Select(Escape))).ToList();
        return lines.Count == 0 ? this : Block(string.Join('\n', [
            Row(headings.Select(static h => h.TrimEnd(':'))),
            Row(headings.Select(static h => h.EndsWith(':') ? "---:" : "---")),
            .. lines]));
    }

    /// <summary>The document.</summary>
    public override string ToString() => _text.ToString();

    private Markdown Block(string text)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        _text.Append(text).Append('\n');
        return this;
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Escape(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
