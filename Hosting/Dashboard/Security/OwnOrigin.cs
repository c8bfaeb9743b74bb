using System.Net;
using Microsoft.AspNetCore.Http;

namespace WpAspire.Hosting.Dashboard.Security;

/// <summary>
/// Refuses what another site makes a browser ask: a name that somebody else has pointed at this machine, a request from
/// a page that is not ours, a WebSocket that it opens. The site itself is another origin, too, by its port.
/// </summary>
internal sealed class OwnOrigin(RequestDelegate next)
{
    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsThisMachine(request.Host, context.Connection.LocalPort))
        {
            return RefuseAsync(context, StatusCodes.Status400BadRequest, $"The dashboard is at http://127.0.0.1:{context.Connection.LocalPort}: the host '{request.Host}' is not this machine.");
        }

        return IsAllowed(request) ? next(context) : RefuseAsync(context, StatusCodes.Status403Forbidden, "The dashboard takes no requests from other sites.");
    }

    // A link that leads here is all right: what it opens asks for the token.
    internal static bool IsAllowed(HttpRequest request)
    {
        var headers = request.Headers;
        var isSocket = request.HttpContext.WebSockets.IsWebSocketRequest || headers.Upgrade.Count > 0;
        if (headers.Origin.Any(origin => origin != $"{request.Scheme}://{request.Host}"))
        {
            return false;
        }

        if (isSocket)
        {
            return headers.Origin.Count == 1;
        }

        return headers["Sec-Fetch-Site"].ToString() switch
        {
            "" or "same-origin" or "none" => true,
            _ => HttpMethods.IsGet(request.Method) && headers["Sec-Fetch-Mode"] == "navigate" && headers["Sec-Fetch-Dest"] == "document",
        };
    }

    private static bool IsThisMachine(HostString host, int port) =>
        host.Port == port && (host.Host == "localhost" || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    private static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why);
    }
}
