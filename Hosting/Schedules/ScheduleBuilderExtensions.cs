namespace Aspire.Hosting;

/// <summary>Adds scheduled requests to resources.</summary>
public static class ScheduleBuilderExtensions
{
    /// <summary>
    /// Has the AppHost make a GET request at regular intervals while the resource runs, to one of its replicas each
    /// time: work that is due, and must not be done twice. A publish ignores it.
    /// </summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The resource.</param>
    /// <param name="path">The path that is asked for, with its query.</param>
    /// <param name="interval">The time from one request to the next; a second or more. The first comes that long after the start.</param>
    /// <param name="endpointName">The endpoint that is asked; <c>http</c> by default.</param>
    /// <returns>The resource, for further configuration.</returns>
    /// <exception cref="DistributedApplicationException">The path or the interval is not allowed.</exception>
    public static IResourceBuilder<T> WithHttpSchedule<T>(this IResourceBuilder<T> builder, string path, TimeSpan interval, [EndpointName] string endpointName = "http")
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(endpointName);
        BadInput.ThrowIf(
            !path.StartsWith('/'),
            $"The scheduled path '{path}' of the resource '{builder.Resource.Name}' is invalid: it starts with '/'.");

        BadInput.ThrowIf(
            interval < TimeSpan.FromSeconds(1),
            $"The interval {interval} of the scheduled path '{path}' of the resource '{builder.Resource.Name}' is invalid: it is a second or more.");

        builder.ApplicationBuilder.Site();
        return builder.WithAnnotation(new HttpScheduleAnnotation(builder.GetEndpoint(endpointName), path, interval));
    }
}
