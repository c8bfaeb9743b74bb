using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Dashboard;

namespace WpAspire.Hosting.Tests.Dashboard.Metrics;

/// <summary>What was measured, as scripts get it from the dashboard.</summary>
public sealed class MetricsApiTests : IAsyncLifetime
{
    private static readonly MetricDefinition s_cpu = new("container.cpu", "CPU", MetricUnit.Percent);
    private static readonly DateTimeOffset s_start = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly DistributedApplication _appHost = TestApp.Create().Build();
    private readonly HttpClient _client = new();
    private WebApplication _dashboard = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ResourceMetricsService Metrics => _appHost.Services.GetRequiredService<ResourceMetricsService>();

    public async ValueTask InitializeAsync()
    {
        _dashboard = DashboardApplication.Create(_appHost.Services, port: 0);
        await _dashboard.StartAsync(Ct);
        _client.BaseAddress = new Uri(_dashboard.Urls.Single());
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _appHost.Services.GetRequiredService<DashboardToken>().Value);
    }

    [Fact]
    public async Task All_that_was_measured_comes_as_JSON_with_gaps_as_null()
    {
        Metrics.Record(s_start, [new("web", 1, s_cpu, 12.5, Maximum: 200)]);
        Metrics.Record(s_start.AddSeconds(5), [new("db", 1, s_cpu, 3)]);

        var answer = await GetAsync("/api/metrics");

        Assert.Equal((s_start, 5, 2), (answer.GetProperty("start").GetDateTimeOffset(), answer.GetProperty("intervalSeconds").GetInt32(), answer.GetProperty("count").GetInt32()));
        Assert.Equal("""{"id":"web/1/container.cpu","resource":"web","replica":1,"metric":"container.cpu","chart":"CPU","title":"CPU","unit":"Percent","maximum":200,"values":[12.5,null]}""", answer.GetProperty("series")[0].GetRawText());
        Assert.Equal("[null,3]", answer.GetProperty("series")[1].GetProperty("values").GetRawText());
    }

    [Fact]
    public async Task A_period_and_a_resource_may_be_asked_for()
    {
        for (var second = 0; second < 300; second += 5)
        {
            Metrics.Record(s_start.AddSeconds(second), [new("web", 1, s_cpu, 1), new("db", 1, s_cpu, 1)]);
        }

        var answer = await GetAsync("/api/metrics?minutes=2&resource=DB");

        Assert.Equal(24, answer.GetProperty("count").GetInt32());
        Assert.Equal("db", Assert.Single(answer.GetProperty("series").EnumerateArray()).GetProperty("resource").GetString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("61")]
    [InlineData("-5")]
    [InlineData("hour")]
    public async Task A_period_is_a_number_of_minutes_up_to_an_hour(string minutes)
    {
        using var answer = await _client.GetAsync(new Uri($"/api/metrics?minutes={minutes}", UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("allowed is a whole number from 1 to 60", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_token_there_is_nothing_to_see()
    {
        _client.DefaultRequestHeaders.Authorization = null;

        using var answer = await _client.GetAsync(new Uri("/api/metrics", UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _dashboard.DisposeAsync();
        await _appHost.DisposeAsync();
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var answer = JsonDocument.Parse(await _client.GetStringAsync(new Uri(path, UriKind.Relative), Ct));
        return answer.RootElement.Clone();
    }
}
