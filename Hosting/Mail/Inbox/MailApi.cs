using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace WpAspire.Hosting.Mail.Inbox;

/// <summary>
/// <c>GET</c> and <c>DELETE /api/mail</c>, <c>GET</c> and <c>DELETE /api/mail/{id}</c>, and what is in a message:
/// <c>GET /api/mail/{id}/source</c>, <c>/html</c>, <c>/attachments/{index}</c>.
/// </summary>
internal sealed class MailApi(string catcher, Mailbox mailbox)
{
    /// <summary>Adds it to an application.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/mail");
        group.MapGet("", ListAsync);
        group.MapDelete("", ClearAsync);
        group.MapGet("/{id}", GetAsync);
        group.MapDelete("/{id}", DeleteAsync);
        group.MapGet("/{id}/source", GetSourceAsync);
        group.MapGet("/{id}/html", GetHtmlAsync);
        group.MapGet("/{id}/attachments/{index:int}", GetAttachmentAsync);
    }

    private Task ListAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status200OK, [.. mailbox.Messages.Select(m => MailView.Of(catcher, m))], MailJson.Default.IReadOnlyListMailView);

    private Task ClearAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status200OK, new DeletedReply(mailbox.Clear()), MailJson.Default.DeletedReply);

    private Task GetAsync(HttpContext context) => mailbox.Find(Id(context)) is { } mail && mailbox.Read(mail.Id) is { } content
        ? WriteAsync(context, StatusCodes.Status200OK, MailView.Of(catcher, mail, content), MailJson.Default.MailView)
        : MissAsync(context);

    private Task DeleteAsync(HttpContext context) => mailbox.Delete(Id(context))
        ? WriteAsync(context, StatusCodes.Status200OK, new DeletedReply(1), MailJson.Default.DeletedReply)
        : MissAsync(context);

    private Task GetSourceAsync(HttpContext context) => mailbox.GetSource(Id(context)) is { } source
        ? DownloadAsync(context, $"{Id(context)}.eml", source)
        : MissAsync(context);

    private Task GetAttachmentAsync(HttpContext context)
    {
        var index = int.Parse((string)context.Request.RouteValues["index"]!, CultureInfo.InvariantCulture);
        return mailbox.GetSource(Id(context)) is { } source && MailParser.ReadAttachment(source, index) is { } file
            ? DownloadAsync(context, file.Attachment.FileName, file.Content)
            : MissAsync(context);
    }

    private Task GetHtmlAsync(HttpContext context)
    {
        if (mailbox.GetSource(Id(context)) is not { } source || MailParser.Read(source).Html is not { } html)
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
        WriteAsync(context, StatusCodes.Status404NotFound, new ErrorReply("There is no such message, or it has no such part: GET /api/mail lists the messages."), MailJson.Default.ErrorReply);

    private static Task WriteAsync<T>(HttpContext context, int status, T value, JsonTypeInfo<T> type)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(value, type, cancellationToken: context.RequestAborted);
    }
}

/// <summary>How many messages were deleted.</summary>
/// <param name="Deleted">The number.</param>
internal sealed record DeletedReply(int Deleted);

/// <summary>Why there is no answer.</summary>
/// <param name="Error">One sentence.</param>
internal sealed record ErrorReply(string Error);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<MailView>))]
[JsonSerializable(typeof(DeletedReply))]
[JsonSerializable(typeof(ErrorReply))]
internal sealed partial class MailJson : JsonSerializerContext;
