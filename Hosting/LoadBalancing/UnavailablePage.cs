using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>What a visitor sees when no replica has answered.</summary>
internal static class UnavailablePage
{
    private const int RetryAfterSeconds = 1;

    /// <summary>
    /// Answers: 503 while nothing can take requests, 504 when an answer took too long, 502 when a replica ended while
    /// it worked on a request that must not be repeated.
    /// </summary>
    public static async Task WriteAsync(HttpContext context, string resource, ForwarderError error)
    {
        var isSafe = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        var (status, text) = error switch
        {
            ForwarderError.RequestTimedOut => (StatusCodes.Status504GatewayTimeout, "It did not answer in time."),
            ForwarderError.NoAvailableDestinations => (StatusCodes.Status503ServiceUnavailable, "None of its replicas can take requests now: they are starting, or being started again."),
            ForwarderError.Request when isSafe => (StatusCodes.Status503ServiceUnavailable, "The replica that was asked did not answer."),
            ForwarderError.RequestBodyClient => (context.Response.StatusCode, "The request did not arrive complete."),
            _ => (StatusCodes.Status502BadGateway, "The replica ended before it had answered. Whether it has done what was asked is not known."),
        };

        var mayComeAgain = status == StatusCodes.Status503ServiceUnavailable;
        context.Response.Clear();
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        if (mayComeAgain)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync(Render(WebUtility.HtmlEncode(resource), text, refresh: mayComeAgain && isSafe), context.RequestAborted);
        }
    }

    private static string Render(string resource, string text, bool refresh) =>
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        {{(refresh ? $"<meta http-equiv=\"refresh\" content=\"{RetryAfterSeconds.ToString(CultureInfo.InvariantCulture)}\">" : "")}}
        <title>{{resource}} is not available</title>
        <style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1rem }</style>
        </head>
        <body>
        <h1>{{resource}} is not available</h1>
        <p>{{text}}{{(refresh ? " This page asks again by itself." : "")}}</p>
        <p><code>describe</code> and <code>logs {{resource}}</code> say more.</p>
        </body>
        </html>

        """;
}
