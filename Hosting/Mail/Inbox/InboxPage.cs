using System.Globalization;

namespace WpAspire.Hosting.Mail.Inbox;

/// <summary>The page: the list of messages, and beside it the one that is open.</summary>
internal static class InboxPage
{
    /// <summary>The page.</summary>
    /// <param name="catcher">The name of the mail catcher.</param>
    /// <param name="messages">All messages, the newest first.</param>
    /// <param name="query">Which of them are listed.</param>
    /// <param name="selected">The one that is open; <see langword="null"/> if none is.</param>
    /// <param name="message">What is shown of it.</param>
    /// <param name="nonce">Lets the style and the script of the page work, and no others.</param>
    public static Html Of(string catcher, IReadOnlyList<CaughtMail> messages, InboxQuery query, string? selected, Html? message, string nonce) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Mail · {catcher}</title>
        <link rel="icon" href="data:,">
        <style nonce="{nonce}">{Html.Constant(InboxAssets.Style)}</style>
        </head>
        <body>
        <header>
        <h1>Mail</h1>
        <form role="search" action="/"><input type="search" name="q" value="{query.Filter}" placeholder="Filter" aria-label="Filter mail"></form>
        <div id="all">{DeleteAll(messages.Count)}</div>
        </header>
        <main class="{(message is null ? "list" : "list and-message")}">
        <section id="list" aria-label="Messages">{List(messages, query, selected)}</section>
        {message}
        </main>
        <script nonce="{nonce}">{Html.Constant(InboxAssets.Script)}</script>
        </body>
        </html>
        """;

    // Asks again without a script.
    private static Html? DeleteAll(int count) => count == 0 ? null :
        (Html)$"""<details><summary>Delete all</summary><form method="post" action="/delete"><p>{(count == 1 ? "The message is" : $"All {count} messages are")} deleted for good.</p><button>Delete all</button></form></details>""";

    private static Html List(IReadOnlyList<CaughtMail> messages, InboxQuery query, string? selected)
    {
        var shown = query.Select(messages).ToList();
        return messages.Count == 0 ? (Html)$"""<p class="empty">No mail yet. What is sent is caught here and reaches nobody.</p>"""
            : shown.Count == 0 ? (Html)$"""<p class="empty">No message matches “{query.Filter}”.</p>"""
            : (Html)$"""<ul>{shown.Select(m => Row(m, query, m.Id == selected))}</ul>""";
    }

    private static Html Row(CaughtMail mail, InboxQuery query, bool isSelected)
    {
        var received = mail.ReceivedAt.ToLocalTime();
        var when = received.ToString(received.Date == DateTime.Today ? "HH:mm:ss" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Html? current = isSelected ? (Html)$""" aria-current="true" """ : null;
        Html? unread = mail.IsRead ? null : (Html)$"""<span class="dot" role="img" aria-label="unread"></span>""";
        Html? files = mail.AttachmentCount == 0 ? null : (Html)$""" · {mail.AttachmentCount} {(mail.AttachmentCount == 1 ? "attachment" : "attachments")}""";
        return $"""
            <li><a href="{query.AddressOf(mail.Id)}"{current}>
            <span class="subject">{unread}{Subject(mail)}</span>
            <time datetime="{mail.ReceivedAt.ToString("O", CultureInfo.InvariantCulture)}">{when}</time>
            <span class="who">{mail.From} to {string.Join(", ", mail.To)}{files}</span>
            </a></li>
            """;
    }

    /// <summary>The subject, or that there is none.</summary>
    public static string Subject(CaughtMail mail) => mail.Subject.Length == 0 ? "(no subject)" : mail.Subject;
}
