using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>What a page that a plugin makes slow is slow by, as the dashboard tells it: to the CLI, and on its page.</summary>
public class SlowPageTests(SlowPageTests.SlowSite site) : IClassFixture<SlowPageTests.SlowSite>
{
    [Fact]
    public async Task A_slow_page_is_a_trace_from_the_load_balancer_to_what_it_is_slow_by()
    {
        var trace = await SlowPageAsync();

        // The visitor's request, what the load balancer forwards, the page as WordPress knows it, and the plugin's part in it.
        var visit = Assert.Single(trace, static s => s.ParentSpanId is null);
        Assert.Equal(("wordpress", "GET /"), (visit.Source, visit.Name[..5]));
        var slow = Assert.Single(trace, static s => s["db.query.text"] == "SELECT SLEEP(?)");
        var hook = trace.Single(s => s.SpanId == slow.ParentSpanId);
        Assert.Equal("hook template_redirect", hook.Name);
        var page = trace.Single(s => s.SpanId == hook.ParentSpanId);
        Assert.Equal("GET /", page.Name);
        var above = Ancestors(trace, page).ToList();
        Assert.True(above.Count > 1, "The load balancer's own span is what it forwards.");
        Assert.Equal(visit, above[^1]);
        Assert.All(above, static s => Assert.Equal("wordpress", s.Source));
        Assert.InRange(slow.DurationMs, 199, visit.DurationMs);
        Assert.Equal("mu-plugin:slow-page", slow["wordpress.component"]);

        // The call is a span, and in the same trace is what it made the other side do.
        var call = Assert.Single(trace, s => s["url.full"] is not null && s.ParentSpanId == hook.SpanId);
        Assert.InRange(call.DurationMs, 299, visit.DurationMs);
        Assert.Contains(trace, s => s.ParentSpanId == call.SpanId && s.DurationMs > 299);

        var repeated = trace.Where(static s => s["wordpress.db.query.repeated"] == "50").ToList();
        Assert.Equal(50, repeated.Count);
        Assert.All(repeated, s => Assert.Equal(("SELECT wp_options", hook.SpanId), (s.Name, s.ParentSpanId)));

        await using var opened = await site.OpenAsync($"/traces/detail/{page.TraceId}", Spans);
        var rows = Spans(opened.Page);
        await Expect(rows.Nth(1)).ToContainTextAsync("GET /");
        await Expect(rows.Filter(new() { HasText = "wordpress-1" }).Filter(new() { HasText = "GET /" }).First).ToBeVisibleAsync();
        await Expect(rows.Filter(new() { HasText = "SELECT wp_options" }).First).ToBeVisibleAsync();
        await opened.PictureAsync("dashboard-trace");
    }

    // What cannot be sent in time is left out: then another visit is looked at.
    private async Task<IReadOnlyList<Span>> SlowPageAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Site.Patience);
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            await site.VisitAsync("/?slow-page");
            var slow = await site.SpansAsync("--search", "SLEEP");
            if (slow.Count > 0)
            {
                return await site.SpansAsync("--trace-id", slow[^1].TraceId, "--limit", "1000");
            }
        }
    }

    private static IEnumerable<Span> Ancestors(IReadOnlyList<Span> trace, Span span)
    {
        while (span.ParentSpanId is { } parent)
        {
            yield return span = trace.Single(s => s.SpanId == parent);
        }
    }

    private static ILocator Spans(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Trace detail" }).GetByRole(AriaRole.Row);

    /// <summary>A site with that plugin.</summary>
    public sealed class SlowSite() : DashboardSite("tests/TestAppHost", "--scenario=slow-page", "--dashboard=on");
}
