using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Routing;

namespace WpAspire.MailCatcher.Inbox;

/// <summary>
/// <c>GET</c> and <c>DELETE /api/mail</c>, <c>GET</c> and <c>DELETE /api/mail/{id}</c>, and what is in a message:
/// <c>GET /api/mail/{id}/source</c>, <c>/html</c>, <c>/attachments/{index}</c>.
/// </summary>
internal sealed class MailApi(string catcher, Mailbox mailbox)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Adds it to an application.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/mail");
        group.MapGet("", () => Json(mailbox.Messages.Select(m => View(m, content: null))));
        group.MapDelete("", () => Json(new { Deleted = mailbox.Clear() }));
        group.MapGet("/{id}", (string id) => mailbox.Find(id) is { } mail ? Json(View(mail, MailParser.Read(mail.Source))) : Missing());
        group.MapDelete("/{id}", (string id) => mailbox.Delete(id) ? Json(new { Deleted = 1 }) : Missing());
        group.MapGet("/{id}/source", (HttpContext context, string id) => mailbox.GetSource(id) is { } source ? Download(context, source, $"{id}.eml") : Missing());
        group.MapGet("/{id}/attachments/{index:int}", (HttpContext context, string id, int index) =>
            mailbox.GetSource(id) is { } source && MailParser.ReadAttachment(source, index) is { } file ? Download(context, file.Content, file.Attachment.FileName) : Missing());
        group.MapGet("/{id}/html", GetHtml);
    }

    private IResult GetHtml(HttpContext context, string id, string? images)
    {
        if (mailbox.GetSource(id) is not { } source || MailParser.Read(source).Html is not { } html)
        {
            return Missing();
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = MailDocument.ContentSecurityPolicy(images == "remote");
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-DNS-Prefetch-Control"] = "off";

        // A browser shows no sandboxed page in a window of its own that asks for a group of windows of its own.
        headers.Remove("Cross-Origin-Opener-Policy");
        return Results.Text(MailDocument.Create(html, MailParser.ReadImages(source)), "text/html; charset=utf-8");
    }

    // A message as scripts see it.
    private JsonObject View(CaughtMail mail, MailContent? content)
    {
        var view = JsonSerializer.SerializeToNode(mail, s_json)!.AsObject();
        view["catcher"] = catcher;
        if (content is not null)
        {
            view["content"] = JsonSerializer.SerializeToNode(content, s_json);
        }

        return view;
    }

    // Whatever type the sender gave it: here it is a file to be saved, and no page.
    private static IResult Download(HttpContext context, ReadOnlyMemory<byte> content, string fileName)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Bytes(content, fileDownloadName: fileName);
    }

    private static IResult Missing() =>
        Json(new { Error = "There is no such message, or it has no such part: GET /api/mail lists the messages." }, StatusCodes.Status404NotFound);

    private static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, s_json, statusCode: status);
}
