using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading.Channels;
using AspNetCoreGeneratedDocument;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Routing;

namespace WpAspire.MailCatcher.Inbox;

/// <summary>
/// The inbox for people: <c>/</c> is the list, <c>/mail/{id}</c> a message beside it, forms delete, and <c>/events</c> tells an
/// open page each time that something has changed.
/// </summary>
internal sealed class InboxPages(string catcher, Mailbox mailbox, CancellationToken stopping)
{
    /// <summary>Adds them to an application.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", (HttpContext context, string? q) => ShowAsync(context, new(q), selected: null, message: null));
        endpoints.MapGet("/mail/{id}", ShowMessageAsync);
        endpoints.MapPost("/delete", DeleteAll);
        endpoints.MapPost("/mail/{id}/delete", Delete);
        endpoints.MapGet("/events", (CancellationToken cancellationToken) => TypedResults.ServerSentEvents(ChangesAsync(cancellationToken)));
    }

    private async Task<IResult> ShowMessageAsync(HttpContext context, string id, string? q, string? show, string? images)
    {
        mailbox.MarkAsRead(id);
        var query = new InboxQuery(q);
        if (mailbox.Find(id) is { } mail)
        {
            var message = new Inbox_MessagePage { Mail = mail, Query = query, Asked = show, WithRemoteImages = images == "remote" };
            return await ShowAsync(context, query, id, await message.RenderAsync());
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return await ShowAsync(context, query, id, new HtmlString("""<article><p class="notice">This message is no longer here.</p></article>"""));
    }

    private async Task<IResult> ShowAsync(HttpContext context, InboxQuery query, string? selected, HtmlString? message)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        var page = new Inbox_InboxPage { Catcher = catcher, Messages = mailbox.Messages, Query = query, Selected = selected, Message = message, Nonce = nonce };
        return Results.Text((await page.RenderAsync()).Value, "text/html; charset=utf-8");
    }

    private void DeleteAll(HttpContext context)
    {
        mailbox.Clear();
        Go(context, "/");
    }

    // The one after it is the one that one wants to see next.
    private void Delete(HttpContext context, string id, string? q)
    {
        var query = new InboxQuery(q);
        var next = query.Select(mailbox.Messages).SkipWhile(m => m.Id != id).Skip(1).FirstOrDefault();
        mailbox.Delete(id);
        Go(context, next is null ? query.ListAddress : query.AddressOf(next.Id));
    }

    private static void Go(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }

    private async IAsyncEnumerable<string> ChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Note(object? sender, EventArgs e) => changes.Writer.TryWrite("changed");

        // At once, too: something may have changed since the page was made.
        Note(this, EventArgs.Empty);
        mailbox.Changed += Note;
        using var end = stopping.Register(() => changes.Writer.TryComplete());
        try
        {
            await foreach (var change in changes.Reader.ReadAllAsync(cancellationToken))
            {
                yield return change;
            }
        }
        finally
        {
            mailbox.Changed -= Note;
        }
    }
}
