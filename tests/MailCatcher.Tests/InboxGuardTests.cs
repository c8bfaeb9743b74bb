using System.Net;
using MimeKit;

namespace WpAspire.MailCatcher.Tests;

/// <summary>What other pages make a browser ask the inbox gets no answer.</summary>
public sealed class InboxGuardTests : IAsyncLifetime
{
    private TestInbox _inbox = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Own => _inbox.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public async ValueTask InitializeAsync() => _inbox = await TestInbox.StartAsync();

    public ValueTask DisposeAsync() => _inbox.DisposeAsync();

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{port}")]
    [InlineData("localhost.evil.example:{port}")]
    [InlineData("localhost")]
    [InlineData("localhost:1")]
    [InlineData("192.168.1.20:{port}")]
    public async Task A_name_that_somebody_has_pointed_here_is_refused(string host)
    {
        _inbox.Add(TestSink.Message("Secret"));
        host = host.Replace("{port}", $"{_inbox.Client.BaseAddress!.Port}", StringComparison.Ordinal);

        using var response = await _inbox.SendAsync("GET", "/api/mail", ("Host", host));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("Secret", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task This_machines_own_names_are_answered(string host)
    {
        using var response = await _inbox.SendAsync("GET", "/", ("Host", $"{host}:{_inbox.Client.BaseAddress!.Port}"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("DELETE", "/api/mail", "http://localhost:8080", null)]
    [InlineData("DELETE", "/api/mail", null, "same-site")]
    [InlineData("POST", "/delete", "http://localhost:8080", "same-site")]
    [InlineData("POST", "/delete", "null", "cross-site")]
    [InlineData("POST", "/delete", null, "cross-site")]
    [InlineData("POST", "/mail/{id}/delete", "https://evil.example", null)]
    [InlineData("GET", "/api/mail", null, "same-site")]
    [InlineData("GET", "/api/mail/{id}/html", null, "cross-site")]
    [InlineData("GET", "/events", "http://localhost:8080", "same-site")]
    public async Task Another_origin_reads_and_changes_nothing(string method, string path, string? origin, string? site)
    {
        var mail = _inbox.Add(TestSink.Message("Secret", new TextPart("html") { Text = "<p>Secret</p>" }));
        List<(string, string)> headers = [("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "image")];
        headers.AddRange(origin is null ? [] : [("Origin", origin)]);
        headers.AddRange(site is null ? [] : [("Sec-Fetch-Site", site)]);

        using var response = await _inbox.SendAsync(method, path.Replace("{id}", mail.Id, StringComparison.Ordinal), [.. headers]);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.DoesNotContain("Secret", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Single(_inbox.Mailbox.Messages);
    }

    [Fact]
    public async Task A_link_of_another_page_may_lead_here_and_a_form_or_a_frame_may_not()
    {
        (string, string)[] navigation = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")];

        using var link = await _inbox.SendAsync("GET", "/", [.. navigation, ("Sec-Fetch-Dest", "document")]);
        using var frame = await _inbox.SendAsync("GET", "/", [.. navigation, ("Sec-Fetch-Dest", "iframe")]);
        using var form = await _inbox.SendAsync("POST", "/delete", [.. navigation, ("Sec-Fetch-Dest", "document")]);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (link.StatusCode, frame.StatusCode, form.StatusCode));
    }

    [Fact]
    public async Task Its_own_forms_and_scripts_without_a_browser_change_what_they_ask_for()
    {
        _inbox.Add(TestSink.Message("One"));
        using var form = await _inbox.SendAsync("POST", "/delete", ("Origin", Own), ("Sec-Fetch-Site", "same-origin"));
        Assert.Empty(_inbox.Mailbox.Messages);
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (form.StatusCode, form.Headers.Location?.OriginalString));

        _inbox.Add(TestSink.Message("Two"));
        using var script = await _inbox.SendAsync("DELETE", "/api/mail");
        Assert.Empty(_inbox.Mailbox.Messages);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/mail/none")]
    [InlineData("/api/mail")]
    [InlineData("/nowhere")]
    public async Task Every_answer_tells_the_browser_what_it_may_not_do(string path)
    {
        using var response = await _inbox.SendAsync("GET", path);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }
}
