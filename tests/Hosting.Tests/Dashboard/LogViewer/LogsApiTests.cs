using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Logs;
using WpAspire.Hosting.Tests.Logs;

namespace WpAspire.Hosting.Tests.Dashboard.LogViewer;

/// <summary>The lines over HTTP, for scripts.</summary>
public sealed class LogsApiTests(TestDashboard dashboard) : IClassFixture<TestDashboard>
{
    private const long Second = 1_000_000_000;

    private ConsoleLogs Logs { get; } = Filled(dashboard);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/logs/box", "box-1 | one\nbox-2 | <b>two</b>\nbox-1 | three\nbox | started\n")]
    [InlineData("/api/logs/BOX?replica=1", "one\nthree\n")]
    [InlineData("/api/logs/box?tail=1&replica=1", "three\n")]
    [InlineData("/api/logs/box?tail=0", "")]
    [InlineData("/api/logs?text=T", "box-2 | <b>two</b>\nbox-1 | three\nbox | started\n")]
    [InlineData("/api/logs/box?text=%5Et.*e%24&regex=true", "box-1 | three\n")]
    [InlineData("/api/logs/box?errors=true", "box | started\n")]
    [InlineData("/api/logs/box?after=2000", "box-1 | three\nbox | started\n")]
    [InlineData("/api/logs/box?replica=2&timestamps=true", "1970-01-01T00:00:02.000000Z <b>two</b>\n")]
    [InlineData("/api/logs/greeting", "")]
    public async Task Lines_are_text_in_the_order_of_time_without_what_is_for_terminals(string path, string expected)
    {
        using var response = await SendAsync(path);

        Assert.Equal(("text/plain", "nosniff"), (response.Content.Headers.ContentType?.MediaType, response.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(expected, await response.Content.ReadAsStringAsync(Ct));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-ndjson")]
    public async Task Lines_are_JSON_for_who_wants_it(string type)
    {
        using var response = await SendAsync("/api/logs/box", type);

        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync(Ct);
        var lines = type == "application/json" ? [.. JsonDocument.Parse(text).RootElement.EnumerateArray()] : text.TrimEnd().Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(
            """{"resource":"box","replica":2,"line":1,"time":"1970-01-01T00:00:02.000000Z","stream":"stdout","text":"<b>two</b>"}""",
            lines[1].GetRawText());
        Assert.Equal(["stdout", "stdout", "stdout", "apphost"], lines.Select(l => l.GetProperty("stream").GetString()));
    }

    [Fact]
    public async Task A_download_is_a_file_that_is_named_after_the_site()
    {
        using var response = await SendAsync("/api/logs/box?download=true");

        Assert.Matches("^blog-box-[0-9]{8}-[0-9]{6}\\.log$", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
    }

    [Theory]
    [InlineData("/api/logs/bix", HttpStatusCode.NotFound, "The model has no resource 'bix': allowed are password, greeting, box.")]
    [InlineData("/api/logs/box?tail=-1", HttpStatusCode.BadRequest, "'tail' is '-1': allowed is a whole number of 0 or more.")]
    [InlineData("/api/logs/box?tail=99999999999", HttpStatusCode.BadRequest, "'tail' is '99999999999': allowed is a whole number of 0 or more.")]
    [InlineData("/api/logs/box?replica=0", HttpStatusCode.BadRequest, "'replica' is '0': allowed is a whole number of 1 or more.")]
    [InlineData("/api/logs/box?follow=yes", HttpStatusCode.BadRequest, "'follow' is 'yes': allowed are true and false.")]
    [InlineData("/api/logs/box?text=(&regex=true", HttpStatusCode.BadRequest, "'(' is not a regular expression: Not enough )'s at character 1.")]
    public async Task What_is_wrong_is_one_sentence(string path, HttpStatusCode status, string message)
    {
        using var client = dashboard.Script();
        using var response = await client.GetAsync(TestDashboard.Path(path), Ct);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(message, JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Without_the_token_there_is_no_line()
    {
        using var client = dashboard.Client();
        foreach (var path in new[] { "/api/logs", "/api/logs/box?follow=true", "/api/console", "/api/console/x" })
        {
            using var response = await client.GetAsync(TestDashboard.Path(path), Ct);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task Who_follows_gets_each_new_line_and_has_the_containers_read_meanwhile()
    {
        await using var site = new TestDashboard();
        await site.InitializeAsync();
        var logs = Filled(site);
        using var client = site.Script();
        using var request = TestDashboard.Request(HttpMethod.Get, "/api/logs/box?follow=true&tail=1", ("Accept", "application/x-ndjson"));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(Ct));
        Assert.Contains("started", await lines.ReadLineAsync(Ct), StringComparison.Ordinal);
        Assert.True(logs["box"].IsWatched);

        logs.Write("box", 1, (9 * Second, "four"));
        Assert.Contains("\"text\":\"four\"", await lines.ReadLineAsync(Ct), StringComparison.Ordinal);
        logs.Write("box", 3, (10 * Second, "five"));
        Assert.Contains("\"text\":\"five\"", await lines.ReadLineAsync(Ct), StringComparison.Ordinal);

        response.Dispose();
        for (var seen = logs.WatchersChanged.Version; logs["box"].IsWatched; seen = logs.WatchersChanged.Version)
        {
            await logs.WatchersChanged.WaitAsync(seen, Ct);
        }
    }

    [Fact]
    public async Task A_page_is_told_how_many_lines_there_are_and_asks_for_those_that_it_shows()
    {
        using var client = dashboard.Script();
        using var request = TestDashboard.Request(HttpMethod.Get, "/api/console?resource=box");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync(Ct));
        var state = JsonDocument.Parse((await events.ReadLineAsync(Ct))!["data: ".Length..]).RootElement;
        Assert.Equal((0, 4, 4, 0), (state.GetProperty("first").GetInt64(), state.GetProperty("end").GetInt64(), state.GetProperty("kept").GetInt64(), state.GetProperty("dropped").GetInt64()));
        Assert.Equal([1, 2], state.GetProperty("replicas").EnumerateArray().Select(r => r.GetInt32()));

        using var rows = await SendAsync($"/api/console/{state.GetProperty("view").GetString()}?from=0&count=2");

        Assert.Equal(
            """{"from":0,"rows":[{"number":1,"time":1000,"tag":"box-1","kind":"","text":["fg1","one"]},{"number":1,"time":2000,"tag":"box-2","kind":"","text":["","<b>two</b>"]}]}""",
            await rows.Content.ReadAsStringAsync(Ct));
    }

    [Theory]
    [InlineData("/api/console?text=(&regex=true", "'(' is not a regular expression: Not enough )'s at character 1.")]
    [InlineData("/api/console?resource=bix", "The model has no resource 'bix': allowed are password, greeting, box.")]
    public async Task A_page_is_told_what_is_wrong(string path, string message)
    {
        using var response = await SendAsync(path);

        var text = await response.Content.ReadAsStringAsync(Ct);
        Assert.StartsWith("event: failed\ndata: ", text, StringComparison.Ordinal);
        Assert.Equal(message, JsonDocument.Parse(text["event: failed\ndata: ".Length..]).RootElement.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_page_that_is_closed_has_no_lines()
    {
        using var client = dashboard.Script();
        using var response = await client.GetAsync(TestDashboard.Path("/api/console/nothing?from=0&count=10"), Ct);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotEmpty(Logs["box"].Sources);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string accept = "*/*")
    {
        using var client = dashboard.Script();
        using var request = TestDashboard.Request(HttpMethod.Get, path, ("Accept", accept));
        var response = await client.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }

    private static ConsoleLogs Filled(TestDashboard dashboard)
    {
        var logs = dashboard.App.Services.GetRequiredService<ConsoleLogs>();
        if (logs["box"].Sources.Count == 0)
        {
            logs.Write("box", 1, (1 * Second, "\e[31mone\e[0m"));
            logs.Write("box", 2, (2 * Second, "<b>two</b>"));
            logs.Write("box", 1, (3 * Second, "three"));
            logs["box"].AddOwn("started", 4 * Second, isError: true);
        }

        return logs;
    }
}
