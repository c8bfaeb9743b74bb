using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using WpAspire.Hosting.Dashboard;
using WpAspire.Hosting.Dashboard.Inbox;
using WpAspire.Hosting.Mail;
using WpAspire.Hosting.Tests.Mail;

namespace WpAspire.Hosting.Tests.Dashboard;

/// <summary>Mail over HTTP and JSON, for scripts and for the frame that shows it.</summary>
public sealed class MailApiTests : IAsyncLifetime
{
    private DistributedApplication _app = null!;
    private WebApplication _web = null!;
    private Mailbox _mailbox = null!;
    private HttpClient _script = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = TestApp.Create("--name", "blog");
        var mail = builder.AddMailCatcher("mail");
        _app = builder.Build();
        _mailbox = _app.Services.GetRequiredService<MailCatcherService>().GetMailbox(mail.Resource);
        _web = DashboardApplication.Create(_app.Services, 0);
        await _web.StartAsync(Ct);
        _script = new HttpClient { BaseAddress = new Uri(_web.Urls.Single()) };
        _script.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _app.Services.GetRequiredService<DashboardToken>().Value);
    }

    public async ValueTask DisposeAsync()
    {
        _script.Dispose();
        await _web.StopAsync(CancellationToken.None);
        await _web.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Messages_are_listed_the_newest_first_and_a_look_at_them_leaves_them_unread()
    {
        Add(TestSink.Message("One"));
        var second = Add(TestSink.Message("Two"));

        var list = await JsonAsync(HttpMethod.Get, "/api/mail");
        var one = await JsonAsync(HttpMethod.Get, $"/api/mail/{second.Id}");

        Assert.Equal(["Two", "One"], list.EnumerateArray().Select(static m => m.GetProperty("subject").GetString()));
        Assert.False(list[0].TryGetProperty("content", out _));
        Assert.Equal(("mail", "Shop <shop@example.com>"), (one.GetProperty("catcher").GetString(), one.GetProperty("from").GetString()));
        Assert.StartsWith("Hello.", one.GetProperty("content").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.False((await JsonAsync(HttpMethod.Get, "/api/mail"))[0].GetProperty("isRead").GetBoolean());
    }

    [Fact]
    public async Task Messages_are_deleted_one_by_one_or_all()
    {
        var first = Add(TestSink.Message("One"));
        Add(TestSink.Message("Two"));
        Add(TestSink.Message("Three"));

        Assert.Equal(1, (await JsonAsync(HttpMethod.Delete, $"/api/mail/{first.Id}")).GetProperty("deleted").GetInt32());
        Assert.Equal(["Three", "Two"], _mailbox.Messages.Select(static m => m.Subject));
        Assert.Equal(2, (await JsonAsync(HttpMethod.Delete, "/api/mail")).GetProperty("deleted").GetInt32());
        Assert.Empty(_mailbox.Messages);
    }

    [Fact]
    public async Task The_HTML_of_a_message_is_a_page_that_may_do_nothing()
    {
        var mail = Add(TestSink.Message("Sale", new TextPart("html") { Text = "<h1>Sale</h1><script>fetch('/api/mail',{method:'DELETE'})</script>" }));

        using var page = await _script.GetAsync(Path($"/api/mail/{mail.Id}/html"), Ct);
        using var withImages = await _script.GetAsync(Path($"/api/mail/{mail.Id}/html?images=remote"), Ct);

        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Equal(MailDocument.ContentSecurityPolicy(withRemoteImages: false), policy);
        Assert.Contains("img-src data: http: https:", withImages.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        var body = await page.Content.ReadAsStringAsync(Ct);
        Assert.Contains("<h1>Sale</h1>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("fetch(", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_source_and_the_attachments_are_files_whatever_their_type()
    {
        var builder = new BodyBuilder { TextBody = "See the file." };
        builder.Attachments.Add("page.html", Encoding.UTF8.GetBytes("<script>alert(1)</script>"), new ContentType("text", "html"));
        var mail = Add(TestSink.Message("File", builder.ToMessageBody()));

        using var attachment = await _script.GetAsync(Path($"/api/mail/{mail.Id}/attachments/0"), Ct);
        using var source = await _script.GetAsync(Path($"/api/mail/{mail.Id}/source"), Ct);

        Assert.Equal("<script>alert(1)</script>", await attachment.Content.ReadAsStringAsync(Ct));
        Assert.Equal(_mailbox.GetSource(mail.Id)!.Value.ToArray(), await source.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal("page.html", attachment.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.All([attachment, source], static file =>
        {
            Assert.Equal("application/octet-stream", file.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("default-src 'none'; sandbox", file.Headers.GetValues("Content-Security-Policy").Single());
        });
    }

    [Theory]
    [InlineData("GET", "/api/mail/none")]
    [InlineData("DELETE", "/api/mail/none")]
    [InlineData("GET", "/api/mail/none/source")]
    [InlineData("GET", "/api/mail/none/html")]
    [InlineData("GET", "/api/mail/none/attachments/0")]
    [InlineData("GET", "/api/mail/{id}/html")]
    [InlineData("GET", "/api/mail/{id}/attachments/0")]
    public async Task What_is_not_there_is_said_to_be_so(string method, string path)
    {
        var mail = Add(TestSink.Message("Plain"));

        using var response = await _script.SendAsync(new(new HttpMethod(method), Path(path.Replace("{id}", mail.Id, StringComparison.Ordinal))), Ct);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotEmpty(JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("error").GetString()!);
    }

    [Theory]
    [InlineData("GET", "/api/mail")]
    [InlineData("DELETE", "/api/mail")]
    [InlineData("GET", "/api/mail/{id}")]
    [InlineData("GET", "/api/mail/{id}/source")]
    [InlineData("GET", "/api/mail/{id}/html")]
    public async Task Without_the_token_nothing_is_told(string method, string path)
    {
        var mail = Add(TestSink.Message("Secret", new TextPart("html") { Text = "<p>Secret</p>" }));
        using var stranger = new HttpClient { BaseAddress = _script.BaseAddress };

        using var response = await stranger.SendAsync(new(new HttpMethod(method), Path(path.Replace("{id}", mail.Id, StringComparison.Ordinal))), Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.DoesNotContain("Secret", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Single(_mailbox.Messages);
    }

    [Theory]
    [InlineData("See http://localhost:8080/?a=1&b=2.", "http://localhost:8080/?a=1&b=2")]
    [InlineData("(https://example.com/path) and more", "https://example.com/path")]
    [InlineData("<http://localhost/wp-login.php?action=rp&key=x>", "http://localhost/wp-login.php?action=rp&key=x")]
    [InlineData("javascript:alert(1) and ftp://x", null)]
    [InlineData("", null)]
    public void Addresses_in_plain_text_are_found_and_nothing_is_lost(string text, string? address)
    {
        var pieces = Links.Split(text).ToList();

        Assert.Equal(text, string.Concat(pieces.Select(static p => p.Text)));
        Assert.Equal(address, pieces.SingleOrDefault(static p => p.IsLink).Text);
    }

    private CaughtMail Add(MimeMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream, Ct);
        return _mailbox.Add(new MailEnvelope("shop@example.com", ["ann@example.com"], DateTimeOffset.UtcNow, stream.ToArray()));
    }

    private async Task<JsonElement> JsonAsync(HttpMethod method, string path)
    {
        using var response = await _script.SendAsync(new(method, Path(path)), Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement;
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);
}
