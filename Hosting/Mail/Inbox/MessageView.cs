using System.Globalization;
using System.Text;

namespace WpAspire.Hosting.Mail.Inbox;

/// <summary>One message: who wrote to whom, and the part of it that one wants to see.</summary>
internal static class MessageView
{
    // More than anybody reads; the download has all of it.
    private const int Longest = 200_000;

    /// <summary>The message.</summary>
    /// <param name="mail">The message.</param>
    /// <param name="source">It as it was sent.</param>
    /// <param name="query">The list that it is in.</param>
    /// <param name="asked">The part that is asked for, by its name; what is not there is the first one that is.</param>
    /// <param name="withRemoteImages">Whether images of other servers are loaded.</param>
    public static Html Of(CaughtMail mail, ReadOnlyMemory<byte>? source, InboxQuery query, string? asked, bool withRemoteImages)
    {
        var content = MailParser.Read(source ?? default);
        var parts = Parts(content).ToList();
        var part = Enum.TryParse<MessagePart>(asked, ignoreCase: true, out var wanted) && parts.Contains(wanted) ? wanted : parts[0];
        Html? problem = content.Problem is null ? null : (Html)$"""<p class="notice">This is no proper message, and is shown as it came: {content.Problem}</p>""";
        return $"""
            <article aria-label="Message">
            <div class="bar"><h2>{InboxPage.Subject(mail)}</h2><a id="close" class="button" href="{query.ListAddress}">Close</a></div>
            <dl class="envelope">
            <dt>From</dt><dd>{mail.From}</dd>
            {Recipients("To", mail.To)}{Recipients("Cc", mail.Cc)}{Recipients("Bcc", mail.Bcc)}
            <dt>Received</dt><dd>{mail.ReceivedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}</dd>
            </dl>
            <div class="bar">
            <nav aria-label="Show">{parts.Select(p => Tab(p, content, query.AddressOf(mail.Id, p), p == part))}</nav>
            <form method="post" action="{query.AddressOf(mail.Id, "/delete")}"><button>Delete</button></form>
            </div>
            {problem}
            {Body(part, mail, content, source ?? default, query, withRemoteImages)}
            </article>
            """;
    }

    private static IEnumerable<MessagePart> Parts(MailContent content) => new (MessagePart Part, bool IsThere)[]
    {
        (MessagePart.Html, content.Html is not null),
        (MessagePart.Text, content.Text is not null || content.Html is null),
        (MessagePart.Headers, content.Headers.Count > 0),
        (MessagePart.Source, true),
        (MessagePart.Attachments, content.Attachments.Count > 0),
    }.Where(static v => v.IsThere).Select(static v => v.Part);

    private static Html? Recipients(string name, IReadOnlyList<string> addresses) =>
        addresses.Count == 0 ? null : (Html)$"<dt>{name}</dt><dd>{string.Join(", ", addresses)}</dd>";

    private static Html Tab(MessagePart part, MailContent content, string address, bool isShown)
    {
        var name = part switch
        {
            MessagePart.Html => "HTML",
            MessagePart.Attachments => $"Attachments ({content.Attachments.Count})",
            _ => part.ToString(),
        };
        return $"""<a class="button" href="{address}"{(isShown ? (Html)$""" aria-current="page" """ : null)}>{name}</a>""";
    }

    private static Html Body(MessagePart part, CaughtMail mail, MailContent content, ReadOnlyMemory<byte> source, InboxQuery query, bool withRemoteImages) => part switch
    {
        MessagePart.Html => Letter(mail, query, withRemoteImages),
        MessagePart.Text => (Html)$"<pre>{Links.Split(Short(content.Text ?? "")).Select(Linked)}</pre>",
        MessagePart.Headers => (Html)$"""<dl class="headers">{content.Headers.Select(static h => (Html)$"<dt>{h.Name}</dt><dd>{h.Value}</dd>")}</dl>""",
        MessagePart.Source => (Html)$"""
            <p><a href="/api/mail/{mail.Id}/source" download>Download</a> ({ByteCount.Text(mail.Size)})</p>
            <pre>{Short(Encoding.UTF8.GetString(source.Span[..Math.Min(source.Length, Longest)]))}</pre>
            """,
        _ => (Html)$"<ul>{content.Attachments.Select(a => Attachment(mail, a))}</ul>",
    };

    private static Html Letter(CaughtMail mail, InboxQuery query, bool withRemoteImages)
    {
        Html note = withRemoteImages
            ? (Html)$"Images of other servers are shown."
            : (Html)$"""Images of other servers are not loaded. <a href="{query.AddressOf(mail.Id, MessagePart.Html, withRemoteImages: true)}">Load them</a>""";
        return $"""
            <p class="images">{note}</p>
            <iframe title="The message as HTML" sandbox="{MailDocument.Sandbox}" referrerpolicy="no-referrer" src="/api/mail/{mail.Id}/html{(withRemoteImages ? "?images=remote" : "")}"></iframe>
            """;
    }

    private static Html Linked((string Text, bool IsLink) piece) => piece.IsLink
        ? (Html)$"""<a href="{piece.Text}" target="_blank" rel="noopener noreferrer">{piece.Text}</a>"""
        : (Html)$"{piece.Text}";

    private static Html Attachment(CaughtMail mail, MailAttachment file) =>
        $"""<li><a href="/api/mail/{mail.Id}/attachments/{file.Index}" download="{file.FileName}">{file.FileName}</a> {file.ContentType}, {ByteCount.Text(file.Size)}{(file.IsInline ? ", in the text" : "")}</li>""";

    private static string Short(string text) => text.Length < Longest ? text : text[..Longest] + "\n…";
}
