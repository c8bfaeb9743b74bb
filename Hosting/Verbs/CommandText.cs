using Spectre.Console;
using WpAspire.Hosting.Orchestration.Control;

namespace WpAspire.Hosting.Verbs;

/// <summary>What commands gave, as text for a terminal. Pure.</summary>
internal static class CommandText
{
    /// <summary>The commands of a resource.</summary>
    public static string Table(IEnumerable<CommandListItem> commands) => Render(
        ["Command", "Arguments", "", "Description"],
        commands.Select(static c => (IReadOnlyList<string>)[c.Name, string.Join(' ', c.Arguments.Select(static a => $"--{a}")), c.State == ResourceCommandState.Enabled ? "" : "not now", c.Description ?? ""]));

    /// <summary>What a command gave: a table where it is one, else the text as it is.</summary>
    public static string Value(string value, CommandResultFormat format) =>
        format == CommandResultFormat.Json && CommandResultTable.TryParse(value) is { } table ? Render(table.Columns, table.Rows.Select(static r => (IReadOnlyList<string>)r)) : value.TrimEnd();

    private static string Render(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringWriter();
        // As wide as it needs to be: a value that is cut off cannot be copied.
        var output = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        output.Profile.Width = 4096;
        var table = new Table().SimpleBorder().AddColumns([.. columns.Select(static c => new TableColumn(new Text(c)))]);
        foreach (var row in rows)
        {
            table.AddRow(row.Select(static v => new Text(v)));
        }

        output.Write(table);
        return string.Join('\n', text.ToString().Split('\n').Select(static l => l.TrimEnd())).Trim('\n');
    }
}
