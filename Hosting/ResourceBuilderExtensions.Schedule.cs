namespace WpAspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>
    /// Has the AppHost make a GET request at regular intervals while the resource runs, to one of its replicas each
    /// time: work that is due, and must not be done twice. A publish ignores it.
    /// </summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="path">The path that is asked for, with its query.</param>
    /// <param name="interval">The time from one request to the next; a second or more. The first comes that long after the start.</param>
    /// <param name="endpointName">The endpoint that is asked; by default the first HTTP endpoint.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The path or the interval is not allowed, or there is no such endpoint.</exception>
    public static IResourceBuilder<T> WithHttpSchedule<T>(this IResourceBuilder<T> builder, string path, TimeSpan interval, [EndpointName] string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(path);
        if (!path.StartsWith('/'))
        {
            throw new DistributedApplicationException($"The scheduled path '{path}' of the resource '{builder.Resource.Name}' is invalid: it starts with '/'.");
        }

        return interval >= TimeSpan.FromSeconds(1)
            ? builder.WithAnnotation(new HttpScheduleAnnotation(HttpEndpoint(builder, endpointName, "schedule"), path, interval))
            : throw new DistributedApplicationException($"The interval {interval} of the scheduled path '{path}' of the resource '{builder.Resource.Name}' is invalid: it is a second or more.");
    }
}
