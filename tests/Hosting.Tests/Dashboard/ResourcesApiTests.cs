using System.Net;
using System.Text;
using System.Text.Json;
using WpAspire.Hosting.Tests.Orchestration;

namespace WpAspire.Hosting.Tests.Dashboard;

/// <summary>The resources over HTTP and JSON, for scripts.</summary>
[Collection(nameof(EngineConnectionTests))]
public sealed class ResourcesApiTests(TestDashboard dashboard) : IClassFixture<TestDashboard>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_lists_the_resources_in_the_order_of_the_model()
    {
        var (status, list) = await SendAsync(HttpMethod.Get, "/api/resources");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["password", "greeting", "box"], list.EnumerateArray().Select(static r => r.GetProperty("name").GetString()));
        var box = list[2];
        Assert.Equal(("Container", "NotStarted", "Off"), (box.GetProperty("type").GetString(), box.GetProperty("state").GetString(), box.GetProperty("mood").GetString()));
        Assert.DoesNotContain(TestDashboard.Password, list.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_changes_is_listed()
    {
        var box = dashboard.Box;
        await dashboard.App.ResourceNotifications.PublishUpdateAsync(box, static s => s with { State = KnownResourceStates.Starting });
        var (_, list) = await SendAsync(HttpMethod.Get, "/api/resources");
        await dashboard.App.ResourceNotifications.PublishUpdateAsync(box, static s => s with { State = KnownResourceStates.NotStarted });

        Assert.Equal(("Starting", "Busy"), (list[2].GetProperty("state").GetString(), list[2].GetProperty("mood").GetString()));
    }

    [Theory]
    [InlineData("/api/resources/password", "******")]
    [InlineData("/api/resources/password?showSecrets=false", "******")]
    [InlineData("/api/resources/password?showSecrets=yes", "******")]
    [InlineData("/api/resources/password?showSecrets=true", TestDashboard.Password)]
    [InlineData("/api/resources/PASSWORD?showSecrets=True", TestDashboard.Password)]
    [InlineData("/api/resources/greeting", "hello")]
    public async Task A_secret_is_shown_to_who_asks_for_it(string path, string expected)
    {
        await using var engine = await TestEngine.StartAsync();
        await using var site = new TestDashboard();
        await site.InitializeAsync();
        var (status, resource) = await SendAsync(site, HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(expected, resource.GetProperty("value").GetString());
    }

    [Fact]
    public async Task Without_an_engine_it_says_so()
    {
        await using var engine = await TestEngine.StartAsync();
        await using var site = new TestDashboard();
        await site.InitializeAsync();
        await engine.StopAsync();
        var (status, error) = await SendAsync(site, HttpMethod.Get, "/api/resources/box");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("No container engine answers", error.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/resources/bix")]
    [InlineData("POST", "/api/resources/bix/commands/greet")]
    [InlineData("POST", "/api/resources/bix/scale/2")]
    public async Task A_resource_that_is_not_there_is_named_with_those_that_are(string method, string path)
    {
        var (status, error) = await SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("The model has no resource 'bix': allowed are password, greeting, box.", error.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_command_gives_its_result()
    {
        var (status, reply) = await SendAsync(HttpMethod.Post, "/api/resources/box/commands/greet");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("Greeted.", "hello", "Text"), (reply.GetProperty("message").GetString(), reply.GetProperty("value").GetString(), reply.GetProperty("format").GetString()));
        Assert.Equal("in two", (await SendAsync(HttpMethod.Post, "/api/resources/box/commands/fail")).Body.GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("""{"words":"good day"}""", HttpStatusCode.OK, "good day")]
    [InlineData("""{"WORDS":"good day"}""", HttpStatusCode.OK, "good day")]
    [InlineData("{}", HttpStatusCode.OK, "hello")]
    [InlineData("""{"words":"good afternoon"}""", HttpStatusCode.Conflict, "it has 14 characters, and may have 10")]
    [InlineData("""{"song":"la"}""", HttpStatusCode.Conflict, "has no argument 'song': allowed are words.")]
    [InlineData("""{"words":"a","WORDS":"b"}""", HttpStatusCode.BadRequest, "a JSON object with the arguments")]
    [InlineData("""{"words":1}""", HttpStatusCode.BadRequest, "a JSON object with the arguments")]
    [InlineData("null", HttpStatusCode.BadRequest, "a JSON object with the arguments")]
    [InlineData("hello", HttpStatusCode.BadRequest, "a JSON object with the arguments")]
    public async Task A_command_takes_its_arguments_from_the_body(string body, HttpStatusCode expected, string answer)
    {
        using var client = dashboard.Script();
        using var request = TestDashboard.Request(HttpMethod.Post, "/api/resources/box/commands/greet");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request, Ct);

        Assert.Equal(expected, response.StatusCode);
        var reply = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement;
        Assert.Contains(answer, reply.GetProperty(expected == HttpStatusCode.OK ? "value" : "error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_command_asks_for_is_listed()
    {
        await dashboard.App.ResourceNotifications.PublishUpdateAsync(dashboard.Box, static s => s with { State = KnownResourceStates.NotStarted });
        var (_, list) = await SendAsync(HttpMethod.Get, "/api/resources");

        var greet = list[2].GetProperty("commands").EnumerateArray().Single(static c => c.GetProperty("name").GetString() == "greet");
        var argument = Assert.Single(greet.GetProperty("arguments").EnumerateArray());
        Assert.Equal(("words", "words", "Text", "hello"), (argument.GetProperty("name").GetString(), argument.GetProperty("title").GetString(), argument.GetProperty("type").GetString(), argument.GetProperty("value").GetString()));
    }

    [Theory]
    [InlineData("/api/resources/box/commands/fail", "It is broken.")]
    [InlineData("/api/resources/box/commands/fial", "The resource 'box' has no command 'fial': it has 'greet', 'fail'.")]
    [InlineData("/api/resources/box/scale/0", "0 replicas: allowed are 1 to 32.")]
    [InlineData("/api/resources/box/scale/-1", "-1 replicas: allowed are 1 to 32.")]
    [InlineData("/api/resources/box/scale/33", "33 replicas: allowed are 1 to 32.")]
    [InlineData("/api/resources/greeting/scale/2", "The resource 'greeting' has no container, or the run has not begun with it.")]
    [InlineData("/api/resources/box/scale/2", "The resource 'box' has no container, or the run has not begun with it.")]
    public async Task What_cannot_be_done_is_one_sentence(string path, string expected)
    {
        var (status, error) = await SendAsync(HttpMethod.Post, path);

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal(expected, error.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("GET", "/api/resources/box/commands/greet", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/resources/box/scale/2", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/api/resources/box", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/api/resources/box/scale/many", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound)]
    public async Task What_changes_something_is_not_done_by_a_GET(string method, string path, HttpStatusCode expected)
    {
        using var client = dashboard.Script();
        using var response = await client.SendAsync(TestDashboard.Request(new HttpMethod(method), path), Ct);

        Assert.Equal(expected, response.StatusCode);
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path) => SendAsync(dashboard, method, path);

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(TestDashboard dashboard, HttpMethod method, string path)
    {
        using var client = dashboard.Script();
        using var response = await client.SendAsync(TestDashboard.Request(method, path), Ct);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement);
    }
}
