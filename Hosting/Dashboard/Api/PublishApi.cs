using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WpAspire.Hosting.Pipelines;

namespace WpAspire.Hosting.Dashboard.Api;

/// <summary><c>GET /api/publish?environment=prod</c>: what a publish would create now.</summary>
internal sealed class PublishApi(PublishTarget target, PublishReportSource source) : IDashboardApi
{
    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/api/publish", ReportAsync);

    private async Task ReportAsync(HttpContext context)
    {
        try
        {
            var environment = context.Request.Query["environment"].ToString() is { Length: > 0 } given ? given : target.Environments[0];
            await context.WriteAsync(StatusCodes.Status200OK, await source.GetAsync(environment, context.RequestAborted), PublishReportJson.Default.PublishReport);
        }
        catch (DistributedApplicationException exception)
        {
            await context.WriteAsync(StatusCodes.Status409Conflict, new ErrorReply(exception.Message), DashboardJson.Default.ErrorReply);
        }
    }
}
