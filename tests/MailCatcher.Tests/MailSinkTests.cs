using System.Net.Sockets;
using MimeKit;

namespace WpAspire.MailCatcher.Tests;

/// <summary>What mail clients meet.</summary>
public class MailSinkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_a_client_sends_is_in_the_mailbox_as_sent()
    {
        await using var sink = await TestSink.StartAsync();
        var message = TestSink.Message("Grüße aus Köln", new TextPart("plain") { Text = ".A line with a dot\r\n..and two\r\n" });
        message.Cc.Add(new MailboxAddress("Bob", "bob@example.com"));

        await sink.SendAsync(message);

        var mail = Assert.Single(sink.Mailbox.Messages);
        Assert.Equal(("Shop <shop@example.com>", "Grüße aus Köln"), (mail.From, mail.Subject));
        Assert.Equal(["Ann <ann@example.com>"], mail.To);
        Assert.Equal(["Bob <bob@example.com>"], mail.Cc);
        Assert.Empty(mail.Bcc);
        Assert.Equal(0, mail.AttachmentCount);
        Assert.False(mail.IsRead);
        Assert.InRange(mail.ReceivedAt, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
        Assert.Equal(mail.Size, sink.Mailbox.GetSource(mail.Id)!.Value.Length);

        var content = sink.Mailbox.Read(mail.Id)!;
        Assert.Equal(".A line with a dot\n..and two", content.Text!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Null(content.Html);
        Assert.Contains(content.Headers, static h => h is { Name: "Subject", Value: "Grüße aus Köln" });
    }

    [Fact]
    public async Task Blind_copies_are_those_whom_only_the_connection_names()
    {
        await using var sink = await TestSink.StartAsync();
        var message = TestSink.Message("Secret");
        message.Bcc.Add(new MailboxAddress("Eve", "eve@example.com"));

        await sink.SendAsync(message);

        var mail = Assert.Single(sink.Mailbox.Messages);
        Assert.Equal(["eve@example.com"], mail.Bcc);
        Assert.DoesNotContain("eve", System.Text.Encoding.UTF8.GetString(sink.Mailbox.GetSource(mail.Id)!.Value.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postman")]
    [InlineData(null)]
    public async Task A_client_may_log_in_with_any_name_or_not_at_all(string? user)
    {
        await using var sink = await TestSink.StartAsync();

        await sink.SendAsync(TestSink.Message("Hello"), user);

        Assert.Single(sink.Mailbox.Messages);
    }

    [Fact]
    public async Task A_bounce_has_no_sender()
    {
        await using var sink = await TestSink.StartAsync();

        var answers = await sink.TalkAsync("EHLO test", "MAIL FROM:<>", "RCPT TO:<ann@example.com>", "DATA", "Subject: Bounce\r\n\r\nGone.\r\n.", "QUIT");

        Assert.Equal(["220", "250", "250", "250", "354", "250", "221"], answers.Select(static a => a[..3]));
        Assert.Equal("", Assert.Single(sink.Mailbox.Messages).From);
    }

    [Fact]
    public async Task Several_messages_on_one_connection_are_several_messages()
    {
        await using var sink = await TestSink.StartAsync();
        using var client = await sink.ConnectAsync();

        foreach (var subject in new[] { "One", "Two", "Three" })
        {
            await client.SendAsync(TestSink.Message(subject), Cancellation);
        }

        Assert.Equal(["Three", "Two", "One"], sink.Mailbox.Messages.Select(static m => m.Subject));
    }

    [Fact]
    public async Task Clients_at_the_same_time_lose_nothing()
    {
        await using var sink = await TestSink.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => sink.SendAsync(TestSink.Message($"Number {i}"))));

        Assert.Equal(
            Enumerable.Range(0, 20).Select(static i => $"Number {i}").Order(StringComparer.Ordinal),
            sink.Mailbox.Messages.Select(static m => m.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_message_that_is_announced_too_large_is_refused_before_it_is_sent()
    {
        await using var sink = await TestSink.StartAsync(new MailCatcherLimits { MaxMessageMegabytes = 1 });

        var answers = await sink.TalkAsync("EHLO test", "MAIL FROM:<shop@example.com> SIZE=1048577", "MAIL FROM:<shop@example.com> SIZE=1048576");

        Assert.StartsWith("552 ", answers[2], StringComparison.Ordinal);
        Assert.StartsWith("250 ", answers[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_turns_out_too_large_is_refused_and_the_next_one_is_taken()
    {
        await using var sink = await TestSink.StartAsync(new MailCatcherLimits { MaxMessageMegabytes = 1 });

        var refusal = await LastAnswerAsync(sink, new string('x', 70), lines: 20_000);
        await sink.SendAsync(TestSink.Message("Small"));

        Assert.StartsWith("552 ", refusal, StringComparison.Ordinal);
        Assert.Equal("Small", Assert.Single(sink.Mailbox.Messages).Subject);
    }

    [Fact]
    public async Task What_is_out_of_order_or_unknown_gets_an_error_and_the_connection_goes_on()
    {
        await using var sink = await TestSink.StartAsync();

        var answers = await sink.TalkAsync("DATA", "EHLO test", "NONSENSE", "RCPT TO:<ann@example.com>", "MAIL FROM:<shop@example.com>", "DATA", "RCPT TO:<ann@example.com>", "RSET", "NOOP", "QUIT");

        Assert.Equal("25255252222", string.Concat(answers.Select(static a => a[0])));
        Assert.Empty(sink.Mailbox.Messages);
    }

    [Fact]
    public async Task Whoever_is_not_known_is_hung_up_on()
    {
        await using var sink = await TestSink.StartAsync(accepts: static _ => false);

        Assert.Equal([""], await sink.TalkAsync());
    }

    [Fact]
    public async Task An_address_that_another_program_has_is_said_at_once()
    {
        await using var first = await TestSink.StartAsync();

        var exception = await Assert.ThrowsAsync<SocketException>(() => WpAspire.MailCatcher.MailSink.StartAsync(
            "mail", first.Mailbox, new(), [new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, first.Port)], static (_, _) => new(true), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance));

        Assert.Equal(SocketError.AddressAlreadyInUse, exception.SocketErrorCode);
    }

    [Fact]
    public async Task A_stop_ends_the_connections_that_are_open()
    {
        var sink = await TestSink.StartAsync();
        using var client = await sink.ConnectAsync();

        await sink.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => client.SendAsync(TestSink.Message("Late"), Cancellation));
        Assert.Empty(sink.Mailbox.Messages);
    }

    private static async Task<string> LastAnswerAsync(TestSink sink, string line, int lines)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(System.Net.IPAddress.Loopback, sink.Port, Cancellation);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n" };
        await writer.WriteAsync("EHLO test\r\nMAIL FROM:<shop@example.com>\r\nRCPT TO:<ann@example.com>\r\nDATA\r\n");
        await writer.FlushAsync(Cancellation);
        while (await reader.ReadLineAsync(Cancellation) is { } answer && !answer.StartsWith("354", StringComparison.Ordinal))
        {
        }

        try
        {
            for (var i = 0; i < lines; i++)
            {
                await writer.WriteLineAsync(line.AsMemory(), Cancellation);
            }

            await writer.WriteLineAsync(".".AsMemory(), Cancellation);
            await writer.FlushAsync(Cancellation);
        }
        catch (IOException)
        {
            // It has hung up, and said why before.
        }

        return await reader.ReadLineAsync(Cancellation) ?? "";
    }
}
