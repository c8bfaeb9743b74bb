namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Options of a command that makes an HTTP request.</summary>
public class HttpCommandOptions : CommandOptions
{
    /// <summary>Gives the endpoint that is asked.</summary>
    public Func<EndpointReference>? EndpointSelector { get; set; }

    /// <summary>The method; by default POST.</summary>
    public HttpMethod? Method { get; set; }

    /// <summary>The name of the client that the services make, or <see langword="null"/> for a plain one.</summary>
    public string? HttpClientName { get; set; }

    /// <summary>Changes the request before it is sent.</summary>
    public Func<HttpCommandRequestContext, Task>? PrepareRequest { get; set; }

    /// <summary>Makes the result of the response; by default success is a status code from 200 to 299.</summary>
    public Func<HttpCommandResultContext, Task<ExecuteCommandResult>>? GetCommandResult { get; set; }

    /// <summary>What the command gives of the response.</summary>
    public HttpCommandResultMode ResultMode { get; set; }

    internal static new HttpCommandOptions Default { get; } = new();
}
