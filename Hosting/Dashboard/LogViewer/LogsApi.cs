using System.Globalization;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WpAspire.Hosting.Dashboard.Api;
using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Dashboard.LogViewer;

/// <summary>
/// <c>GET /api/logs</c> and <c>GET /api/logs/{resource}</c>: the lines that are kept, as text or, as <c>Accept</c> says, as
/// JSON or JSON lines; <c>?follow=true</c> goes on with new ones.
/// </summary>
/// <remarks>
/// The query also has <c>tail</c>, <c>replica</c>, <c>errors</c>, <c>text</c>, <c>regex</c>, <c>after</c> (milliseconds since
/// 1970), <c>timestamps</c> and <c>download</c>.
/// </remarks>
internal sealed class LogsApi(ConsoleLogs logs, DistributedApplicationModel model, DashboardHost host) : IDashboardApi
{
    private const int FlushSize = 64 * 1024;

    // What the engine has not given by then comes with the next request.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/logs", WriteAsync);
        endpoints.MapGet("/api/logs/{resource}", WriteAsync);
    }

    private async Task WriteAsync(HttpContext context)
    {
        try
        {
            var query = LogQuery.Read(context.Request, model);
            var lines = new LogLines(logs, query, FormatOf(context.Request, query));
            using var watching = logs.Watch(query.Selection.Resource);
            await LoadAsync(query.Selection.Resource, context.RequestAborted);
            await WriteAsync(context, query, lines);
        }
        catch (DistributedApplicationException exception) when (!context.Response.HasStarted)
        {
            var isMissing = exception.Message.StartsWith("The model has no", StringComparison.Ordinal);
            await context.WriteAsync(isMissing ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest, new ErrorReply(exception.Message), DashboardJson.Default.ErrorReply);
        }
        catch (DistributedApplicationException)
        {
            // A regular expression that takes too long: what was written is not all, and the connection says so.
            context.Abort();
        }
        catch (OperationCanceledException)
        {
            // Whoever asked has gone.
        }
    }

    private async Task WriteAsync(HttpContext context, LogQuery query, LogLines lines)
    {
        var response = context.Response;
        response.ContentType = lines.Format.ContentType;
        if (query.Download)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{host.Site.Name}-{query.Selection.Resource ?? "all"}-{DateTime.UtcNow:yyyyMMdd-HHmmss}.log");
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        }

        lines.Format.Begin(response.BodyWriter);
        var changes = logs.ChangesOf(query.Selection.Resource);
        var seen = changes.Version;
        await WriteNewAsync(lines, query.Tail, response.BodyWriter, context.RequestAborted);
        while (query.Follow)
        {
            await response.BodyWriter.FlushAsync(context.RequestAborted);
            await changes.WaitAsync(seen, context.RequestAborted);
            seen = changes.Version;
            await WriteNewAsync(lines, tail: null, response.BodyWriter, context.RequestAborted);
            await Task.Delay(s_pace, context.RequestAborted);
        }

        lines.Format.End(response.BodyWriter);
    }

    private static async Task WriteNewAsync(LogLines lines, int? tail, PipeWriter output, CancellationToken cancellationToken)
    {
        foreach (var line in lines.TakeNew(tail))
        {
            lines.Write(line, output);
            if (output.UnflushedBytes > FlushSize)
            {
                await output.FlushAsync(cancellationToken);
            }
        }
    }

    private async Task LoadAsync(string? resource, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            await logs.WhenLoadedAsync(resource, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // With what there is.
        }
    }

    private LogFormat FormatOf(HttpRequest request, LogQuery query)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Contains(JsonLogFormat.LinesType, StringComparison.OrdinalIgnoreCase) ? new JsonLogFormat(isArray: false)
            : accept.Contains("application/json", StringComparison.OrdinalIgnoreCase) ? new JsonLogFormat(isArray: !query.Follow)
            : new TextLogFormat(query, logs);
    }
}
