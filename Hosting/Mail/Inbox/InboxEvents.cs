using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace WpAspire.Hosting.Mail.Inbox;

/// <summary><c>GET /events</c>: tells an open page each time that the inbox has changed.</summary>
internal sealed class InboxEvents(Mailbox mailbox, CancellationToken stopping)
{
    /// <summary>Adds it to an application.</summary>
    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/events", StreamAsync);

    private async Task StreamAsync(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        // At once, too: something may have changed since the page was made.
        changes.Writer.TryWrite(true);
        mailbox.Changed += Note;
        try
        {
            context.Response.ContentType = "text/event-stream";
            await foreach (var _ in changes.Reader.ReadAllAsync(ending.Token))
            {
                await context.Response.WriteAsync("data: changed\n\n", ending.Token);
                await context.Response.Body.FlushAsync(ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page is left, or the site stops.
        }
        finally
        {
            mailbox.Changed -= Note;
        }

        void Note(object? sender, EventArgs e) => changes.Writer.TryWrite(true);
    }
}
