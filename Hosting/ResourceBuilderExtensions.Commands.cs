using Microsoft.Extensions.DependencyInjection;

namespace WpAspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    private static readonly Lazy<HttpClient> s_commandClient = new(() => new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(1) }));

    /// <summary>Adds a command that someone can give to the resource.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name, unique among the commands of the resource: a second one takes the place of the first.</param>
    /// <param name="displayName">The name for people.</param>
    /// <param name="executeCommand">Executes the command.</param>
    /// <param name="commandOptions">Options of the command.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithCommand<T>(this IResourceBuilder<T> builder, string name, string displayName, Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand, CommandOptions? commandOptions = null)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(displayName);
        ArgumentNullException.ThrowIfNull(executeCommand);

        foreach (var old in builder.Resource.Annotations.OfType<ResourceCommandAnnotation>().Where(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            builder.Resource.Annotations.Remove(old);
        }

        var options = commandOptions ?? CommandOptions.Default;
        return builder.WithAnnotation(new ResourceCommandAnnotation(
            name,
            displayName,
            options.UpdateState ?? (_ => ResourceCommandState.Enabled),
            executeCommand,
            options.Description,
            options.Parameter,
            options.ConfirmationMessage,
            options.IconName,
            options.IconVariant,
            options.IsHighlighted)
        { Arguments = options.Arguments });
    }

    /// <summary>Adds a command that makes an HTTP request to the resource.</summary>
    /// <typeparam name="TResource">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="path">The path that is asked for.</param>
    /// <param name="displayName">The name for people.</param>
    /// <param name="endpointName">The endpoint that is asked; by default the first HTTP endpoint.</param>
    /// <param name="commandName">The name; by default made of the resource, the endpoint, the method and the path.</param>
    /// <param name="commandOptions">Options of the command.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TResource> WithHttpCommand<TResource>(this IResourceBuilder<TResource> builder, string path, string displayName, [EndpointName] string? endpointName = null, string? commandName = null, HttpCommandOptions? commandOptions = null)
        where TResource : IResourceWithEndpoints =>
        builder.WithHttpCommand(path, displayName, commandOptions?.EndpointSelector is not null && endpointName is null ? null : HttpEndpoint(builder, endpointName, "command"), commandName, commandOptions);

    /// <summary>Adds a command that makes an HTTP request to the resource.</summary>
    /// <typeparam name="TResource">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="path">The path that is asked for.</param>
    /// <param name="displayName">The name for people.</param>
    /// <param name="endpointSelector">Gives the endpoint that is asked; by default the first HTTP endpoint.</param>
    /// <param name="commandName">The name; by default made of the resource, the endpoint, the method and the path.</param>
    /// <param name="commandOptions">Options of the command.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TResource> WithHttpCommand<TResource>(this IResourceBuilder<TResource> builder, string path, string displayName, Func<EndpointReference>? endpointSelector, string? commandName = null, HttpCommandOptions? commandOptions = null)
        where TResource : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(displayName);

        var options = commandOptions ?? HttpCommandOptions.Default;
        var select = endpointSelector ?? options.EndpointSelector ?? HttpEndpoint(builder, null, "command");
        var endpoint = select();
        var method = options.Method ?? HttpMethod.Post;
        commandName ??= $"{endpoint.Resource.Name}-{endpoint.EndpointName}-http-{method.Method.ToLowerInvariant()}-{path}";

        return builder.WithCommand(
            commandName,
            displayName,
            async context =>
            {
                if (!endpoint.IsAllocated)
                {
                    return CommandResults.Failure($"The endpoint '{endpoint.EndpointName}' of the resource '{endpoint.Resource.Name}' has no address yet.");
                }

                var client = options.HttpClientName is { } clientName
                    ? context.ServiceProvider.GetRequiredService<IHttpClientFactory>().CreateClient(clientName)
                    : s_commandClient.Value;

                using var request = new HttpRequestMessage(method, new Uri(new Uri(endpoint.Url), path));
                if (options.PrepareRequest is { } prepare)
                {
                    await prepare(new()
                    {
                        ServiceProvider = context.ServiceProvider,
                        ResourceName = context.ResourceName,
                        Endpoint = endpoint,
                        CancellationToken = context.CancellationToken,
                        HttpClient = client,
                        Request = request,
                    }).ConfigureAwait(false);
                }

                using var response = await client.SendAsync(request, context.CancellationToken).ConfigureAwait(false);
                if (options.GetCommandResult is { } getResult)
                {
                    return await getResult(new()
                    {
                        ServiceProvider = context.ServiceProvider,
                        ResourceName = context.ResourceName,
                        Endpoint = endpoint,
                        CancellationToken = context.CancellationToken,
                        HttpClient = client,
                        Response = response,
                    }).ConfigureAwait(false);
                }

                return await ResultOfAsync(response, options.ResultMode, context.CancellationToken).ConfigureAwait(false);
            },
            options);
    }

    private static async Task<ExecuteCommandResult> ResultOfAsync(HttpResponseMessage response, HttpCommandResultMode mode, CancellationToken cancellationToken)
    {
        CommandResultData? data = null;
        if (mode != HttpCommandResultMode.None)
        {
            var isJson = mode == HttpCommandResultMode.Json
                || (mode == HttpCommandResultMode.Auto && response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) is true);
            data = new()
            {
                Value = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false),
                Format = isJson ? CommandResultFormat.Json : CommandResultFormat.Text,
            };
        }

        return response.IsSuccessStatusCode
            ? new() { Success = true, Data = data }
            : new() { Success = false, ErrorMessage = $"The request was answered with the status code {(int)response.StatusCode}.", Data = data };
    }
}
