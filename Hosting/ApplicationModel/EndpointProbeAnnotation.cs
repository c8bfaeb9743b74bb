namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A probe by an HTTP request.</summary>
public sealed class EndpointProbeAnnotation : ProbeAnnotation
{
    /// <summary>The endpoint that is asked.</summary>
    public required EndpointReference EndpointReference { get; init; }

    /// <summary>The path that is asked for.</summary>
    public required string Path { get; init; }
}
