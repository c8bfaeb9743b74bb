using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WpAspire.Hosting.Dashboard.Api;
using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Dashboard.LogViewer;

/// <summary>
/// What the page is made of: <c>GET /api/console</c> tells, as server-sent events, how many lines there are, at most some
/// times a second; <c>GET /api/console/{view}</c> gives those that can be seen. However much is written, a page costs the
/// same.
/// </summary>
internal sealed class LogViewApi(ConsoleLogs logs, LogViews views, DistributedApplicationModel model) : IDashboardApi
{
    private const int LinesAtOnce = 25_000;
    private const int MostRows = 1_000;

    // As quick as the eye can follow.
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/console", TellAsync);
        endpoints.MapGet("/api/console/{view}", ReadAsync);
    }

    private async Task TellAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        try
        {
            var selection = LogQuery.Read(context.Request, model).Selection;
            var view = new LogView(logs, selection);
            using var watching = logs.Watch(selection.Resource);
            var id = views.Add(view);
            try
            {
                await TellAsync(context, id, view, selection);
            }
            finally
            {
                views.Remove(id);
            }
        }
        catch (DistributedApplicationException exception)
        {
            // A browser gives the page no other answer than events.
            await context.Response.WriteAsync($"event: failed\ndata: {JsonSerializer.Serialize(new ErrorReply(exception.Message), LogJson.Default.ErrorReply)}\n\n", context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The page is left.
        }
    }

    private async Task TellAsync(HttpContext context, string id, LogView view, LogSelection selection)
    {
        var changes = logs.ChangesOf(selection.Resource);
        var loading = logs.WhenLoadedAsync(selection.Resource, context.RequestAborted);
        var told = "";
        while (true)
        {
            var seen = changes.Version;
            var isComplete = view.Refresh(LinesAtOnce);
            var isLoaded = loading.IsCompleted;
            var state = JsonSerializer.Serialize(StateOf(id, view, selection, isComplete && isLoaded), LogJson.Default.LogViewState);
            if (state != told)
            {
                told = state;
                await context.Response.WriteAsync($"data: {state}\n\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }

            if (isComplete)
            {
                var changed = changes.WaitAsync(seen, context.RequestAborted);
                await (isLoaded ? changed : Task.WhenAny(changed, loading).Unwrap());
                await Task.Delay(s_pace, context.RequestAborted);
            }
        }
    }

    private LogViewState StateOf(string id, LogView view, LogSelection selection, bool isComplete)
    {
        var sources = logs.SourcesOf(selection.Resource).Where(s => selection.Replica is null || s.Replica == selection.Replica).ToList();
        return new LogViewState(id, view.First, view.End, isComplete)
        {
            Kept = sources.Sum(static s => s.Next - s.First),
            Dropped = sources.Sum(static s => s.First - 1),
            Replicas = selection.Resource is null ? [] : [.. logs[selection.Resource].Replicas],
        };
    }

    private async Task ReadAsync(HttpContext context)
    {
        try
        {
            var id = (string)context.Request.RouteValues["view"]!;
            if (!views.TryGet(id, out var view))
            {
                await context.WriteAsync(StatusCodes.Status404NotFound, new ErrorReply("The page that this was for is closed."), DashboardJson.Default.ErrorReply);
                return;
            }

            var from = LogQuery.Number(context.Request, "from", least: 0) ?? 0;
            var count = Math.Min(MostRows, LogQuery.Number(context.Request, "count", least: 0) ?? MostRows);
            context.Response.ContentType = "application/json";
            LogRows.Write(view, from, (int)count, logs, context.Response.BodyWriter);
        }
        catch (DistributedApplicationException exception)
        {
            await context.WriteAsync(StatusCodes.Status400BadRequest, new ErrorReply(exception.Message), DashboardJson.Default.ErrorReply);
        }
    }
}
