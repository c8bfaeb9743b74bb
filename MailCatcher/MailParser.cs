using System.Text;
using MimeKit;
using MimeKit.IO;

namespace WpAspire.MailCatcher;

/// <summary>Reads messages, whatever they look like: what cannot be parsed is text.</summary>
internal static class MailParser
{
    /// <summary>What a list of messages says about one.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="envelope">The message as it came.</param>
    public static CaughtMail Summarize(string id, MailEnvelope envelope)
    {
        using var message = Parse(envelope.Source.Span, out _);
        var (to, cc) = (Addresses(message?.To), Addresses(message?.Cc));
        var named = Mailboxes(message?.To).Concat(Mailboxes(message?.Cc)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isAddressed = to.Count + cc.Count > 0;
        return new CaughtMail
        {
            Id = id,
            ReceivedAt = envelope.ReceivedAt,
            From = Addresses(message?.From) is [_, ..] from ? string.Join(", ", from) : PlainLine.Of(envelope.From),
            To = isAddressed ? to : [.. envelope.To.Select(PlainLine.Of)],
            Cc = cc,
            Bcc = isAddressed ? [.. envelope.To.Where(r => !named.Contains(r)).Select(PlainLine.Of)] : [],
            Subject = PlainLine.Of(message?.Subject),
            Size = envelope.Source.Length,
            Source = envelope.Source,
            AttachmentCount = message is null ? 0 : Files(message).Count(static f => !IsInline(f)),
        };
    }

    /// <summary>Everything that is in a message.</summary>
    public static MailContent Read(ReadOnlyMemory<byte> source)
    {
        using var message = Parse(source.Span, out var problem);
        return message is null
            ? new MailContent { Headers = [], Attachments = [], Text = Encoding.UTF8.GetString(source.Span), Problem = problem }
            : new MailContent
            {
                Headers = [.. message.Headers.Select(static h => new MailHeader(PlainLine.Of(h.Field), PlainLine.Of(h.Value)))],
                Text = message.TextBody,
                Html = message.HtmlBody,
                Attachments = [.. Files(message).Select(static (file, index) => Describe(file, index))],
            };
    }

    /// <summary>The content of an attachment; <see langword="null"/> if there is none of this number.</summary>
    public static (MailAttachment Attachment, byte[] Content)? ReadAttachment(ReadOnlyMemory<byte> source, int index)
    {
        using var message = Parse(source.Span, out _);
        if (message is null || index < 0 || Files(message).ElementAtOrDefault(index) is not { } file)
        {
            return null;
        }

        using var content = new MemoryStream();
        Write(file, content);
        return (Describe(file, index), content.ToArray());
    }

    /// <summary>The images that the HTML of a message may show, as <c>data:</c> addresses by their content identifier.</summary>
    public static IReadOnlyDictionary<string, string> ReadImages(ReadOnlyMemory<byte> source)
    {
        var images = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        using var message = Parse(source.Span, out _);
        foreach (var part in message is null ? [] : Files(message).OfType<MimePart>())
        {
            // Not SVG: as an image it runs nothing, and yet it is more than pixels.
            if (part is { ContentId: { Length: > 0 } contentId, ContentType.MediaType: var type } && type.Equals("image", StringComparison.OrdinalIgnoreCase)
                && part.ContentType.MediaSubtype.ToLowerInvariant() is "png" or "jpeg" or "jpg" or "gif" or "webp" or "avif" or "bmp")
            {
                using var content = new MemoryStream();
                Write(part, content);
                images[contentId] = $"data:image/{part.ContentType.MediaSubtype.ToLowerInvariant()};base64,{Convert.ToBase64String(content.GetBuffer(), 0, (int)content.Length)}";
            }
        }

        return images;
    }

    private static MimeMessage? Parse(ReadOnlySpan<byte> source, out string? problem)
    {
        problem = null;
        try
        {
            var message = MimeMessage.Load(new MemoryStream(source.ToArray(), writable: false), persistent: true);
            if (message.Headers.Count > 0)
            {
                return message;
            }

            message.Dispose();
            problem = "It has no headers.";
        }
        catch (FormatException exception)
        {
            problem = exception.Message;
        }

        return null;
    }

    // What is text without a name is what one reads; everything else is a file.
    private static IEnumerable<MimeEntity> Files(MimeMessage message) =>
        message.BodyParts.Where(static e => e is not TextPart { IsAttachment: false, FileName: null });

    private static bool IsInline(MimeEntity entity) => entity.ContentId is { Length: > 0 } && !entity.IsAttachment;

    private static MailAttachment Describe(MimeEntity entity, int index)
    {
        using var measure = new MeasuringStream();
        Write(entity, measure);
        return new(index, FileNameOf(entity, index), PlainLine.Of(entity.ContentType.MimeType), measure.Length, IsInline(entity));
    }

    private static string FileNameOf(MimeEntity entity, int index)
    {
        var given = entity.ContentDisposition?.FileName ?? entity.ContentType.Name ?? "";
        var name = PlainLine.Of(given[(given.LastIndexOfAny(['/', '\\']) + 1)..]);
        return name.Trim('.') is { Length: > 0 } ? name : entity is MessagePart ? $"message-{index + 1}.eml" : $"attachment-{index + 1}";
    }

    private static void Write(MimeEntity entity, Stream target)
    {
        if (entity is MessagePart { Message: { } inner })
        {
            inner.WriteTo(target);
        }
        else if (entity is MimePart { Content: { } content })
        {
            content.DecodeTo(target);
        }
    }

    private static List<string> Addresses(InternetAddressList? addresses) =>
        addresses is null ? [] : [.. addresses.Select(static a => PlainLine.Of(a is MailboxAddress { Name: { Length: > 0 } name } mailbox ? $"{name} <{mailbox.Address}>" : a.ToString()))];

    private static IEnumerable<string> Mailboxes(InternetAddressList? addresses) => addresses?.Mailboxes.Select(static m => m.Address) ?? [];
}
