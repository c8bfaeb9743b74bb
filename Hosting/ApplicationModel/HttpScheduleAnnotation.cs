namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A request that the AppHost makes at regular intervals, to one replica each time, while the resource runs.</summary>
/// <param name="endpointSelector">Gives the endpoint that is asked.</param>
/// <param name="path">The path that is asked for, with its query.</param>
/// <param name="interval">The time from one request to the next.</param>
public sealed class HttpScheduleAnnotation(Func<EndpointReference> endpointSelector, string path, TimeSpan interval) : IResourceAnnotation
{
    /// <summary>Gives the endpoint that is asked.</summary>
    public Func<EndpointReference> EndpointSelector { get; } = endpointSelector ?? throw new ArgumentNullException(nameof(endpointSelector));

    /// <summary>The path that is asked for, with its query.</summary>
    public string Path { get; } = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>The time from one request to the next.</summary>
    public TimeSpan Interval { get; } = interval;
}
