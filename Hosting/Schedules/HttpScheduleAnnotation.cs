namespace Aspire.Hosting.ApplicationModel;

/// <summary>A request that the AppHost makes at regular intervals, to one replica each time, while the resource runs.</summary>
/// <param name="endpoint">The endpoint that is asked.</param>
/// <param name="path">The path that is asked for, with its query.</param>
/// <param name="interval">The time from one request to the next.</param>
public sealed class HttpScheduleAnnotation(EndpointReference endpoint, string path, TimeSpan interval) : IResourceAnnotation
{
    /// <summary>The endpoint that is asked.</summary>
    public EndpointReference Endpoint { get; } = endpoint ?? throw new ArgumentNullException(nameof(endpoint));

    /// <summary>The path that is asked for, with its query.</summary>
    public string Path { get; } = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>The time from one request to the next.</summary>
    public TimeSpan Interval { get; } = interval;
}
