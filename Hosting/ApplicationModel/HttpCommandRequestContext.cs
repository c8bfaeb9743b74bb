namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What a callback that changes the request of an HTTP command gets.</summary>
public sealed class HttpCommandRequestContext
{
    /// <summary>The services of the application.</summary>
    public required IServiceProvider ServiceProvider { get; init; }

    /// <summary>The name of the resource.</summary>
    public required string ResourceName { get; init; }

    /// <summary>The endpoint that is asked.</summary>
    public required EndpointReference Endpoint { get; init; }

    /// <summary>Ends the work.</summary>
    public required CancellationToken CancellationToken { get; init; }

    /// <summary>The client.</summary>
    public required HttpClient HttpClient { get; init; }

    /// <summary>The request.</summary>
    public required HttpRequestMessage Request { get; init; }
}
