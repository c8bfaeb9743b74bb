using AspNetCoreGeneratedDocument;
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
            var page = new LoadBalancing_UnavailablePage { Resource = resource, Text = text, RefreshSeconds = mayComeAgain && isSafe ? RetryAfterSeconds : null };
            await context.Response.WriteAsync((await page.RenderAsync()).ToString(), context.RequestAborted);
        }
    }
}
