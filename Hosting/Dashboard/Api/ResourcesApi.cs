using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using WpAspire.Hosting.Dashboard.Resources;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Dashboard.Api;

/// <summary>
/// <c>GET /api/resources</c>, <c>GET /api/resources/{name}</c>, <c>POST /api/resources/{name}/commands/{command}</c>, with a JSON object of arguments, and
/// <c>POST /api/resources/{name}/scale/{replicas}</c>.
/// </summary>
internal sealed class ResourcesApi(LiveResources resources, ResourceActions actions, SiteInspector inspector, ISecretMasker masker) : IDashboardApi
{
    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/resources");
        group.MapGet("", List);
        group.MapGet("/{name}", DescribeAsync);
        group.MapPost("/{name}/commands/{command}", ExecuteAsync);
        group.MapPost("/{name}/scale/{replicas:int}", ScaleAsync);
    }

    private Task List(HttpContext context) => context.WriteAsync(StatusCodes.Status200OK, resources.All(), DashboardJson.Default.ImmutableArrayResourceView);

    private async Task DescribeAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } resource)
        {
            return;
        }

        try
        {
            var description = await inspector.DescribeAsync(inspector.Find(resource.Name), context.RequestAborted);
            var showSecrets = bool.TryParse(context.Request.Query["showSecrets"], out var show) && show;
            await context.WriteAsync(StatusCodes.Status200OK, showSecrets ? description : description.Masked(masker), DashboardJson.Default.ResourceDescription);
        }
        catch (DistributedApplicationException exception)
        {
            // The engine does not answer.
            await context.WriteAsync(StatusCodes.Status503ServiceUnavailable, new ErrorReply(exception.Message), DashboardJson.Default.ErrorReply);
        }
    }

    private async Task ExecuteAsync(HttpContext context)
    {
        if (await FindAsync(context) is { } resource)
        {
            if (await ArgumentsAsync(context) is not { } arguments)
            {
                await context.WriteAsync(StatusCodes.Status400BadRequest, new ErrorReply("The body of the request is not what it has to be: a JSON object with the arguments, such as {\"command\": \"wp user list\"}, or nothing."), DashboardJson.Default.ErrorReply);
                return;
            }

            var command = (string)context.Request.RouteValues["command"]!;
            await WriteAsync(context, await actions.ExecuteAsync(resource.Name, command, arguments, context.RequestAborted));
        }
    }

    private static async Task<IReadOnlyDictionary<string, string>?> ArgumentsAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return new Dictionary<string, string>();
        }

        try
        {
            var given = await JsonSerializer.DeserializeAsync(context.Request.Body, DashboardJson.Default.DictionaryStringString, context.RequestAborted);
            return given is null ? null : new Dictionary<string, string>(given, StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private async Task ScaleAsync(HttpContext context)
    {
        if (await FindAsync(context) is { } resource)
        {
            var replicas = int.Parse((string)context.Request.RouteValues["replicas"]!, System.Globalization.CultureInfo.InvariantCulture);
            await WriteAsync(context, await actions.ScaleAsync(resource.Name, replicas, context.RequestAborted));
        }
    }

    private async Task<ResourceView?> FindAsync(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        var resource = resources.Find(name);
        if (resource is null)
        {
            await context.WriteAsync(StatusCodes.Status404NotFound, new ErrorReply($"The model has no resource '{name}': allowed are {string.Join(", ", resources.All().Select(static r => r.Name))}."), DashboardJson.Default.ErrorReply);
        }

        return resource;
    }

    private static Task WriteAsync(HttpContext context, ExecuteCommandResult result) => result.Success
        ? context.WriteAsync(StatusCodes.Status200OK, new CommandReply(result.Message, result.Data?.Value, result.Data?.Format), DashboardJson.Default.CommandReply)
        : context.WriteAsync(StatusCodes.Status409Conflict, new ErrorReply(result.ErrorMessage ?? "It was cancelled.", result.Data?.Value), DashboardJson.Default.ErrorReply);
}

/// <summary>What a command gave.</summary>
/// <param name="Message">What it did.</param>
/// <param name="Value">What it gave.</param>
/// <param name="Format">The format of what it gave.</param>
internal sealed record CommandReply(string? Message, string? Value, CommandResultFormat? Format);

/// <summary>What is wrong.</summary>
/// <param name="Error">A sentence.</param>
/// <param name="Value">What a command gave all the same.</param>
internal sealed record ErrorReply(string Error, string? Value = null);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(System.Collections.Immutable.ImmutableArray<ResourceView>))]
[JsonSerializable(typeof(ResourceDescription))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(CommandReply))]
[JsonSerializable(typeof(ErrorReply))]
internal sealed partial class DashboardJson : JsonSerializerContext;
