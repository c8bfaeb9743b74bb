using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>Describes the spans of requests, as OpenTelemetry's conventions say. ASP.NET Core makes them only if somebody listens.</summary>
internal static class RequestSpans
{
    /// <summary>Answers a request, and describes its span.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What answers it.</param>
    /// <param name="probe">The path of probes, which nobody wants to see; <see langword="null"/> if there are none.</param>
    public static async Task DescribeAsync(HttpContext context, RequestDelegate next, string? probe)
    {
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span)
        {
            await next(context);
            return;
        }

        var request = context.Request;
        if (probe is not null && request.Path == probe)
        {
            span.IsAllDataRequested = false;
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        // Without the query, which may hold what only the visitor should know.
        span.DisplayName = $"{request.Method} {request.Path}";
        span.SetTag("http.request.method", request.Method);
        span.SetTag("url.scheme", request.Scheme);
        span.SetTag("url.path", request.Path.Value);
        span.SetTag("server.address", request.Host.Host);
        span.SetTag("server.port", context.Connection.LocalPort);
        try
        {
            await next(context);
        }
        finally
        {
            var status = context.Response.StatusCode;
            span.SetTag("http.response.status_code", status);
            if (status >= StatusCodes.Status500InternalServerError)
            {
                span.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture));
                span.SetStatus(ActivityStatusCode.Error);
            }
        }
    }
}
