using System.Net;
using MimeKit;
using WpAspire.MailCatcher.Inbox;

namespace WpAspire.MailCatcher.Tests;

/// <summary>The inbox as people see it.</summary>
public sealed class InboxPageTests : IAsyncLifetime
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    private TestInbox _inbox = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _inbox = await TestInbox.StartAsync();

    public ValueTask DisposeAsync() => _inbox.DisposeAsync();

    [Fact]
    public async Task An_empty_inbox_says_so_and_offers_nothing_to_delete()
    {
        var page = await _inbox.GetAsync("/");

        Assert.Contains("No mail yet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Delete all", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_has_the_newest_first_and_a_message_that_was_opened_is_read()
    {
        _inbox.Add(TestSink.Message("First"));
        var second = _inbox.Add(TestSink.Message("Second"));

        var list = await _inbox.GetAsync("/");
        var opened = await _inbox.GetAsync($"/mail/{second.Id}");

        Assert.InRange(list.IndexOf("Second", StringComparison.Ordinal), 0, list.IndexOf("First", StringComparison.Ordinal));
        Assert.Equal(2, Count(list, "aria-label=\"unread\""));
        Assert.Equal(1, Count(opened, "aria-label=\"unread\""));
        Assert.Contains("aria-current=\"true\"", opened, StringComparison.Ordinal);
        Assert.Contains("<pre>Hello.", opened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_stranger_writes_is_text_wherever_it_is_shown()
    {
        var builder = new BodyBuilder { TextBody = Hostile };
        builder.Attachments.Add($"{Hostile}.txt", [1]);
        var message = TestSink.Message(Hostile, builder.ToMessageBody());
        message.From.Clear();
        message.From.Add(new MailboxAddress(Hostile, "shop@example.com"));
        message.Headers.Add("X-Note", $"\"{Hostile}");
        var mail = _inbox.Add(message);

        string[] paths = ["/", "/?q=%22" + Uri.EscapeDataString(Hostile), .. new[] { "text", "headers", "source", "attachments" }.Select(p => $"/mail/{mail.Id}?show={p}")];
        foreach (var path in paths)
        {
            var page = await _inbox.GetAsync(path);
            Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
            Assert.Contains("&lt;img", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task HTML_is_in_a_frame_that_may_run_nothing_and_loads_images_only_when_asked()
    {
        var mail = _inbox.Add(TestSink.Message("Sale", new MultipartAlternative { new TextPart("plain") { Text = "Text" }, new TextPart("html") { Text = "<h1>Big sale</h1>" } }));

        var page = await _inbox.GetAsync($"/mail/{mail.Id}");
        var withImages = await _inbox.GetAsync($"/mail/{mail.Id}?show=html&images=remote");

        Assert.DoesNotContain("Big sale", page, StringComparison.Ordinal);
        Assert.Contains($"sandbox=\"allow-popups allow-popups-to-escape-sandbox\" referrerpolicy=\"no-referrer\" src=\"/api/mail/{mail.Id}/html\"", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/mail/{mail.Id}?show=html&amp;images=remote\">Load them</a>", page, StringComparison.Ordinal);
        Assert.Contains($"src=\"/api/mail/{mail.Id}/html?images=remote\"", withImages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filter_is_kept_while_one_reads_and_deletes()
    {
        var last = _inbox.Add(TestSink.Message("Order 1"));
        _inbox.Add(TestSink.Message("News"));
        var first = _inbox.Add(TestSink.Message("Order 2"));

        var list = await _inbox.GetAsync("/?q=order");
        using var next = await _inbox.SendAsync("POST", $"/mail/{first.Id}/delete?q=order");
        using var none = await _inbox.SendAsync("POST", $"/mail/{last.Id}/delete?q=order");

        Assert.DoesNotContain("News", list, StringComparison.Ordinal);
        Assert.Contains($"href=\"/mail/{first.Id}?q=order\"", list, StringComparison.Ordinal);
        Assert.Equal($"/mail/{last.Id}?q=order", next.Headers.Location?.OriginalString);
        Assert.Equal("/?q=order", none.Headers.Location?.OriginalString);
        Assert.Equal("News", Assert.Single(_inbox.Mailbox.Messages).Subject);
        Assert.Contains("No message matches “order”", await _inbox.GetAsync("/?q=order"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_gone_is_said_to_be_so()
    {
        using var response = await _inbox.SendAsync("GET", "/mail/none");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("This message is no longer here.", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_cannot_be_parsed_is_shown_as_it_came()
    {
        var mail = _inbox.Mailbox.Add(new("", ["ann@example.com"], DateTimeOffset.UtcNow, "\r\nno headers"u8.ToArray()));

        var page = await _inbox.GetAsync($"/mail/{mail.Id}");

        Assert.Contains("This is no proper message, and is shown as it came:", page, StringComparison.Ordinal);
        Assert.Contains("no headers", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_page_is_told_of_each_change()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/events");
        using var response = await _inbox.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Ct));

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("data: changed", await reader.ReadLineAsync(Ct));
        Assert.Equal("", await reader.ReadLineAsync(Ct));
        _inbox.Add(TestSink.Message("New"));
        Assert.Equal("data: changed", await reader.ReadLineAsync(Ct));
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

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
