using System.Text;
using CsCheck;
using MimeKit;

namespace WpAspire.MailCatcher.Tests;

/// <summary>What is read out of messages, sound and broken ones.</summary>
public class MailParserTests
{
    private static readonly byte[] s_pdf = Encoding.ASCII.GetBytes("%PDF-1.7 not really");

    [Fact]
    public void Attachments_are_listed_with_their_sizes_and_come_out_as_they_went_in()
    {
        var builder = new BodyBuilder { TextBody = "See the file.", HtmlBody = "<p>See the <b>file</b>.</p>" };
        builder.Attachments.Add("invoice 1.pdf", s_pdf, new ContentType("application", "pdf"));
        builder.Attachments.Add("../../etc/passwd", [1, 2, 3], new ContentType("application", "octet-stream"));
        var source = Bytes(TestSink.Message("Files", builder.ToMessageBody()));

        var content = MailParser.Read(source);

        Assert.Equal(("See the file.", "<p>See the <b>file</b>.</p>"), (content.Text!.Trim(), content.Html!.Trim()));
        Assert.Equal([new MailAttachment(0, "invoice 1.pdf", "application/pdf", s_pdf.Length, false), new MailAttachment(1, "passwd", "application/octet-stream", 3, false)], content.Attachments);
        Assert.Equal(s_pdf, MailParser.ReadAttachment(source, 0)!.Value.Content);
        Assert.Null(MailParser.ReadAttachment(source, 2));
        Assert.Null(MailParser.ReadAttachment(source, -1));
        Assert.Equal(2, Summary(source).AttachmentCount);
    }

    [Fact]
    public void An_image_that_the_HTML_shows_is_no_attachment()
    {
        var builder = new BodyBuilder { HtmlBody = "<img src=\"cid:logo\">" };
        var image = builder.LinkedResources.Add("logo.png", [137, 80, 78, 71], new ContentType("image", "png"));
        image.ContentId = "logo";
        var source = Bytes(TestSink.Message("Logo", builder.ToMessageBody()));

        Assert.Equal(0, Summary(source).AttachmentCount);
        Assert.True(Assert.Single(MailParser.Read(source).Attachments).IsInline);
        Assert.Equal("data:image/png;base64,iVBORw==", MailParser.ReadImages(source)["logo"]);
    }

    [Fact]
    public void A_message_in_a_message_is_an_attachment()
    {
        var inner = TestSink.Message("Inner");
        var body = new Multipart("mixed") { new TextPart("plain") { Text = "Forwarded." }, new MessagePart { Message = inner } };
        var source = Bytes(TestSink.Message("Outer", body));

        var attachment = Assert.Single(MailParser.Read(source).Attachments);

        Assert.Equal(("message-1.eml", "message/rfc822"), (attachment.FileName, attachment.ContentType));
        Assert.Contains("Subject: Inner", Encoding.UTF8.GetString(MailParser.ReadAttachment(source, 0)!.Value.Content), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_message_is_kept_as_text()
    {
        var source = Encoding.UTF8.GetBytes("This is not how one writes a letter.\r\nNo, not at all.");

        var (summary, content) = (Summary(source), MailParser.Read(source));

        Assert.Equal(("shop@example.com", ""), (summary.From, summary.Subject));
        Assert.Equal(["ann@example.com"], summary.To);
        Assert.Empty(summary.Bcc);
        Assert.Contains("No, not at all.", content.Text, StringComparison.Ordinal);
        Assert.NotNull(content.Problem);
        Assert.Empty(content.Attachments);
    }

    [Theory]
    [InlineData("Content-Type: multipart/mixed; boundary=missing\r\n\r\nno boundary here")]
    [InlineData("Content-Type: multipart/alternative\r\n\r\n--x\r\n--x--")]
    [InlineData("Content-Type: text/plain; charset=no-such-charset\r\n\r\nhello")]
    [InlineData("Content-Type: text/html; charset=\"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!not base64!!!")]
    [InlineData("From: <<<>>>\r\nTo: ;;;@@@\r\nSubject: =?utf-8?B?!!!?=\r\nContent-Type: /\r\n\r\nhello")]
    [InlineData("Subject: only a header")]
    [InlineData("\r\n\r\n")]
    [InlineData("")]
    public void A_broken_message_is_listed_and_read_all_the_same(string source)
    {
        var bytes = Encoding.UTF8.GetBytes(source);

        Assert.NotNull(Summary(bytes).Subject);
        Assert.NotNull(MailParser.Read(bytes).Headers);
    }

    [Fact]
    public void Any_bytes_at_all_are_listed_and_read() =>
        Gen.OneOf(
            Gen.Byte.Array[0, 400],
            Gen.String[0, 200].Select(static s => Encoding.UTF8.GetBytes($"Content-Type: multipart/mixed; boundary=b\r\nSubject: {s}\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n{s}\r\n--b--")))
        .Sample(static bytes =>
        {
            var summary = Summary(bytes);
            var content = MailParser.Read(bytes);
            Assert.DoesNotContain(summary.Subject, char.IsControl);
            Assert.Equal(summary.AttachmentCount, content.Attachments.Count(static a => !a.IsInline));
        });

    [Fact]
    public void What_a_terminal_would_take_for_commands_is_taken_out_of_lines()
    {
        var source = Encoding.UTF8.GetBytes("From: =?utf-8?Q?Eve=1B[2J?= <eve@example.com>\r\nSubject: =?utf-8?Q?Red=1B[31m=0D=0Aalert=E2=80=AE?=\r\n\r\nHello");

        var summary = Summary(source);

        Assert.Equal("Red [31malert", summary.Subject);
        Assert.DoesNotContain(summary.From, char.IsControl);
        Assert.All(MailParser.Read(source).Headers, static h => Assert.DoesNotContain(h.Value, char.IsControl));
    }

    private static CaughtMail Summary(byte[] source) =>
        MailParser.Summarize("1", new MailEnvelope("shop@example.com", ["ann@example.com"], DateTimeOffset.UtcNow, source));

    private static byte[] Bytes(MimeMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }
}
