using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Tests.Verbs;

public class CommandTextTests
{
    [Fact]
    public void An_array_of_flat_objects_is_a_table()
    {
        var table = CommandResultTable.TryParse("""[{"Id":1,"Query":"SELECT 'a|b'"},{"Id":2,"State":true,"Query":null}]""");

        Assert.NotNull(table);
        Assert.Equal(["Id", "Query", "State"], table.Columns);
        Assert.Equal([["1", "SELECT 'a|b'", ""], ["2", "", "True"]], table.Rows);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""[{"a":[1]}]""")]
    [InlineData("""[{"a":{}}]""")]
    [InlineData("[{")]
    public void Anything_else_is_no_table_and_shown_as_it_is(string json)
    {
        Assert.Null(CommandResultTable.TryParse(json));
        Assert.Equal(json, CommandText.Value(json, CommandResultFormat.Json));
    }

    [Fact]
    public void A_table_has_a_line_for_each_row_whatever_is_in_its_cells()
    {
        var lines = CommandText.Value("""[{"Name":"[red]a[/]","Value":"x"},{"Name":"b","Value":"y"}]""", CommandResultFormat.Json).Split('\n');

        Assert.Contains(lines, static l => l.Trim().StartsWith("Name", StringComparison.Ordinal));
        Assert.Contains(lines, static l => l.Contains("[red]a[/]", StringComparison.Ordinal) && l.TrimEnd().EndsWith('x'));
        Assert.Contains(lines, static l => l.Trim().StartsWith('b') && l.TrimEnd().EndsWith('y'));
    }

    [Fact]
    public void Text_stays_text() => Assert.Equal("""[{"a":1}]""", CommandText.Value("[{\"a\":1}]\n", CommandResultFormat.Text));
}
