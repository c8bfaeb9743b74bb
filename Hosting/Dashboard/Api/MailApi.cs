using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using WpAspire.Hosting.Dashboard.Inbox;
using WpAspire.Hosting.Mail;

namespace WpAspire.Hosting.Dashboard.Api;

/// <summary>
/// <c>GET</c> and <c>DELETE /api/mail</c>, <c>GET</c> and <c>DELETE /api/mail/{id}</c>, and what is in a message:
/// <c>GET /api/mail/{id}/source</c>, <c>/html</c>, <c>/attachments/{index}</c>.
/// </summary>
internal sealed class MailApi(MailInbox inbox) : IDashboardApi
{
    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/mail");
        group.MapGet("", List);
        group.MapDelete("", Clear);
        group.MapGet("/{id}", GetAsync);
        group.MapDelete("/{id}", DeleteAsync);
        group.MapGet("/{id}/source", GetSourceAsync);
        group.MapGet("/{id}/html", GetHtmlAsync);
        group.MapGet("/{id}/attachments/{index:int}", GetAttachmentAsync);
    }

    private Task List(HttpContext context) => context.WriteAsync(StatusCodes.Status200OK, [.. inbox.All().Select(static e => MailView.Of(e))], MailJson.Default.IReadOnlyListMailView);

    private Task Clear(HttpContext context) => context.WriteAsync(StatusCodes.Status200OK, new DeletedReply(inbox.Clear()), MailJson.Default.DeletedReply);

    private Task GetAsync(HttpContext context) => inbox.Find(Id(context)) is { } entry && inbox.Owner(entry.Mail.Id)?.Read(entry.Mail.Id) is { } content
        ? context.WriteAsync(StatusCodes.Status200OK, MailView.Of(entry) with { Content = content }, MailJson.Default.MailView)
        : MissAsync(context);

    private Task DeleteAsync(HttpContext context) => inbox.Owner(Id(context))?.Delete(Id(context)) == true
        ? context.WriteAsync(StatusCodes.Status200OK, new DeletedReply(1), MailJson.Default.DeletedReply)
        : MissAsync(context);

    private Task GetSourceAsync(HttpContext context) => inbox.Owner(Id(context))?.GetSource(Id(context)) is { } source
        ? DownloadAsync(context, $"{Id(context)}.eml", source)
        : MissAsync(context);

    private Task GetAttachmentAsync(HttpContext context)
    {
        var index = int.Parse((string)context.Request.RouteValues["index"]!, System.Globalization.CultureInfo.InvariantCulture);
        return inbox.Owner(Id(context))?.GetSource(Id(context)) is { } source && MailParser.ReadAttachment(source, index) is { } file
            ? DownloadAsync(context, file.Attachment.FileName, file.Content)
            : MissAsync(context);
    }

    private Task GetHtmlAsync(HttpContext context)
    {
        if (inbox.Owner(Id(context)) is not { } mailbox || mailbox.GetSource(Id(context)) is not { } source || MailParser.Read(source).Html is not { } html)
        {
            return MissAsync(context);
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = MailDocument.ContentSecurityPolicy(context.Request.Query["images"] == "remote");
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-DNS-Prefetch-Control"] = "off";

        // A browser shows no sandboxed page in a window of its own that asks for a group of windows of its own.
        headers.Remove("Cross-Origin-Opener-Policy");
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(MailDocument.Create(html, MailParser.ReadImages(source)), context.RequestAborted);
    }

    // Whatever type the sender gave it: here it is a file to be saved, and no page.
    private static Task DownloadAsync(HttpContext context, string fileName, ReadOnlyMemory<byte> content)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = content.Length;
        return context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }

    private static string Id(HttpContext context) => (string)context.Request.RouteValues["id"]!;

    private static Task MissAsync(HttpContext context) =>
        context.WriteAsync(StatusCodes.Status404NotFound, new ErrorReply("There is no such message, or it has no such part: GET /api/mail lists the messages."), DashboardJson.Default.ErrorReply);
}

/// <summary>How many messages were deleted.</summary>
/// <param name="Deleted">The number.</param>
internal sealed record DeletedReply(int Deleted);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<MailView>))]
[JsonSerializable(typeof(DeletedReply))]
internal sealed partial class MailJson : JsonSerializerContext;
