using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace WpAspire.Hosting.Mail.Inbox;

/// <summary>The inbox for people: <c>/</c> is the list, <c>/mail/{id}</c> a message beside it, and forms delete.</summary>
internal sealed class InboxPages(string catcher, Mailbox mailbox)
{
    /// <summary>Adds them to an application.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", context => ShowAsync(context, id: null));
        endpoints.MapGet("/mail/{id}", context => ShowAsync(context, Id(context)));
        endpoints.MapPost("/delete", DeleteAllAsync);
        endpoints.MapPost("/mail/{id}/delete", DeleteAsync);
    }

    private Task ShowAsync(HttpContext context, string? id)
    {
        if (id is not null)
        {
            mailbox.MarkAsRead(id);
        }

        var query = new InboxQuery(context.Request.Query["q"]);
        var mail = id is null ? null : mailbox.Find(id);
        var message = mail is null ? null : MessageView.Of(mail, mailbox.GetSource(mail.Id), query, context.Request.Query["show"], withRemoteImages: context.Request.Query["images"] == "remote");
        if (id is not null && mail is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            message = $"""<article><p class="notice">This message is no longer here.</p></article>""";
        }

        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(InboxPage.Of(catcher, mailbox.Messages, query, id, message, nonce).ToString(), context.RequestAborted);
    }

    private Task DeleteAllAsync(HttpContext context)
    {
        mailbox.Clear();
        return GoAsync(context, "/");
    }

    // The one after it is the one that one wants to see next.
    private Task DeleteAsync(HttpContext context)
    {
        var (id, query) = (Id(context), new InboxQuery(context.Request.Query["q"]));
        var next = query.Select(mailbox.Messages).SkipWhile(m => m.Id != id).Skip(1).FirstOrDefault();
        mailbox.Delete(id);
        return GoAsync(context, next is null ? query.ListAddress : query.AddressOf(next.Id));
    }

    private static Task GoAsync(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
        return Task.CompletedTask;
    }

    private static string Id(HttpContext context) => (string)context.Request.RouteValues["id"]!;
}
