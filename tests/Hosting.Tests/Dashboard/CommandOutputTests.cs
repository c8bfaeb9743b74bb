using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WpAspire.Hosting.Dashboard.Components;
using WpAspire.Hosting.Dashboard.Resources;

namespace WpAspire.Hosting.Tests.Dashboard;

/// <summary>What a command asks for and gives, as the dashboard shows it.</summary>
public class CommandOutputTests
{
    [Fact]
    public async Task Rows_are_a_table_whose_cells_are_text()
    {
        var html = await OutputAsync("""[{"Id":1,"Query":"SELECT '<b>'"},{"Id":2}]""", CommandResultFormat.Json);

        Assert.Contains("<th scope=\"col\">Id</th><th scope=\"col\">Query</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td>1</td><td>SELECT &#x27;&lt;b&gt;&#x27;</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td>2</td><td></td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_alone_is_a_link_that_tells_nobody_where_it_was()
    {
        var html = await OutputAsync("http://localhost:8080/wp-login-link?token=abc\n", CommandResultFormat.Text);

        Assert.Contains("<a href=\"http://localhost:8080/wp-login-link?token=abc\" target=\"_blank\" rel=\"noopener noreferrer\">", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("see http://localhost/")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[1, 2]")]
    public async Task Anything_else_is_text(string value)
    {
        var html = await OutputAsync(value, CommandResultFormat.Json);

        Assert.StartsWith("<pre", html.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InputType.Text, "type=\"text\"")]
    [InlineData(InputType.SecretText, "type=\"password\"")]
    [InlineData(InputType.Number, "type=\"number\"")]
    [InlineData(InputType.Boolean, "type=\"checkbox\"")]
    public async Task An_argument_is_a_field_of_its_kind_with_a_label(InputType type, string expected)
    {
        var html = await RenderAsync<CommandField>(new()
        {
            [nameof(CommandField.Argument)] = new ArgumentView("command", "Command", "What is run", type, IsRequired: true, Value: null, Example: "wp user list"),
            [nameof(CommandField.Values)] = new Dictionary<string, string>(),
        });

        Assert.Contains(expected, html, StringComparison.Ordinal);
        Assert.Matches("<label for=\"(f[0-9a-f]+)\">Command</label>(?s:.)*id=\"\\1\"", html);
        Assert.Contains("What is run", html, StringComparison.Ordinal);
    }

    private static Task<string> OutputAsync(string value, CommandResultFormat format) =>
        RenderAsync<CommandOutput>(new() { [nameof(CommandOutput.Data)] = new CommandResultData { Value = value, Format = format } });

    private static async Task<string> RenderAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
