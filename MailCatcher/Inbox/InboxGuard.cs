namespace WpAspire.MailCatcher.Inbox;

/// <summary>
/// Refuses what another page makes a browser ask: under a name that somebody else has pointed at this machine, or from
/// another origin. The site that is developed is another origin, too, by its port. It also tells the browser what the
/// inbox never does, so that text of strangers cannot make it.
/// </summary>
internal static class InboxGuard
{
    /// <summary>Handles a request.</summary>
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";

        var port = context.Connection.LocalPort;
        return !IsThisMachine(context.Request.Host, port) ? RefuseAsync(context, StatusCodes.Status400BadRequest, $"The inbox is at http://localhost:{port}: the host '{context.Request.Host}' is not this machine.")
            : !IsAllowed(context.Request) ? RefuseAsync(context, StatusCodes.Status403Forbidden, "The inbox takes no requests from other origins.")
            : next(context);
    }

    // A link that leads here is all right: it shows the page, and tells the other page nothing. Programs say neither.
    private static bool IsAllowed(HttpRequest request) =>
        request.Headers.Origin.All(origin => origin == $"{request.Scheme}://{request.Host}")
        && request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "" or "same-origin" or "none" => true,
            _ => HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document",
        };

    private static bool IsThisMachine(HostString host, int port) =>
        host.Port == port && (host.Host == "localhost" || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    private static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why, context.RequestAborted);
    }
}
