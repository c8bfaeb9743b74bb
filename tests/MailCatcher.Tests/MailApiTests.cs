using System.Net;
using System.Text;
using System.Text.Json;
using MimeKit;

namespace WpAspire.MailCatcher.Tests;

/// <summary>Mail over HTTP and JSON, for scripts and for the frame that shows it.</summary>
public sealed class MailApiTests : IAsyncLifetime
{
    private TestInbox _inbox = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _inbox = await TestInbox.StartAsync();

    public ValueTask DisposeAsync() => _inbox.DisposeAsync();

    [Fact]
    public async Task Messages_are_listed_the_newest_first_and_a_look_at_them_leaves_them_unread()
    {
        _inbox.Add(TestSink.Message("One"));
        var second = _inbox.Add(TestSink.Message("Two"));

        var list = await JsonAsync("GET", "/api/mail");
        var one = await JsonAsync("GET", $"/api/mail/{second.Id}");

        Assert.Equal(["Two", "One"], list.EnumerateArray().Select(static m => m.GetProperty("subject").GetString()));
        Assert.False(list[0].TryGetProperty("content", out _));
        Assert.Equal(("mail", "Shop <shop@example.com>"), (one.GetProperty("catcher").GetString(), one.GetProperty("from").GetString()));
        Assert.StartsWith("Hello.", one.GetProperty("content").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.False((await JsonAsync("GET", "/api/mail"))[0].GetProperty("isRead").GetBoolean());
    }

    [Fact]
    public async Task Messages_are_deleted_one_by_one_or_all()
    {
        var first = _inbox.Add(TestSink.Message("One"));
        _inbox.Add(TestSink.Message("Two"));
        _inbox.Add(TestSink.Message("Three"));

        Assert.Equal(1, (await JsonAsync("DELETE", $"/api/mail/{first.Id}")).GetProperty("deleted").GetInt32());
        Assert.Equal(["Three", "Two"], _inbox.Mailbox.Messages.Select(static m => m.Subject));
        Assert.Equal(2, (await JsonAsync("DELETE", "/api/mail")).GetProperty("deleted").GetInt32());
        Assert.Empty(_inbox.Mailbox.Messages);
    }

    [Fact]
    public async Task The_HTML_of_a_message_is_a_page_that_may_do_nothing()
    {
        var mail = _inbox.Add(TestSink.Message("Sale", new TextPart("html") { Text = "<h1>Sale</h1><script>fetch('/api/mail',{method:'DELETE'})</script>" }));

        using var page = await _inbox.SendAsync("GET", $"/api/mail/{mail.Id}/html");
        using var withImages = await _inbox.SendAsync("GET", $"/api/mail/{mail.Id}/html?images=remote");

        Assert.Equal(MailDocument.ContentSecurityPolicy(withRemoteImages: false), page.Headers.GetValues("Content-Security-Policy").Single());
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
        var mail = _inbox.Add(TestSink.Message("File", builder.ToMessageBody()));

        using var attachment = await _inbox.SendAsync("GET", $"/api/mail/{mail.Id}/attachments/0");
        using var source = await _inbox.SendAsync("GET", $"/api/mail/{mail.Id}/source");

        Assert.Equal("<script>alert(1)</script>", await attachment.Content.ReadAsStringAsync(Ct));
        Assert.Equal(_inbox.Mailbox.GetSource(mail.Id)!.Value.ToArray(), await source.Content.ReadAsByteArrayAsync(Ct));
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
        var mail = _inbox.Add(TestSink.Message("Plain"));

        using var response = await _inbox.SendAsync(method, path.Replace("{id}", mail.Id, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotEmpty(JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("error").GetString()!);
    }

    private async Task<JsonElement> JsonAsync(string method, string path)
    {
        using var response = await _inbox.SendAsync(method, path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement;
    }
}
