using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Transforms;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>
/// Tells a replica what it cannot know behind a load balancer: who asks, for which host, and how. What a client says
/// of that itself is dropped, since programs believe it.
/// </summary>
internal static class ForwardedHeaders
{
    private const string Prefix = "X-Forwarded-";

    private static readonly string[] s_alsoBelieved = ["Forwarded", "X-Real-IP", "X-Client-IP", "Client-IP", "True-Client-IP", "CF-Connecting-IP", "Front-End-Https"];

    // The target as the client wrote it: a second encoding would make another address of some.
    private static readonly UriCreationOptions s_asWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>Changes the request that goes to the replica.</summary>
    public static ValueTask ApplyAsync(RequestTransformContext context)
    {
        var request = context.HttpContext.Request;
        var connection = context.HttpContext.Connection;
        var headers = context.ProxyRequest.Headers;
        foreach (var name in headers.NonValidated.Select(static h => h.Key).Where(IsAboutClient).ToList())
        {
            headers.Remove(name);
        }

        var client = connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : connection.RemoteIpAddress;
        headers.TryAddWithoutValidation(Prefix + "For", client?.ToString());
        headers.TryAddWithoutValidation(Prefix + "Proto", request.Scheme);
        headers.TryAddWithoutValidation(Prefix + "Host", request.Host.Value);
        headers.TryAddWithoutValidation(Prefix + "Port", connection.LocalPort.ToString(CultureInfo.InvariantCulture));

        if (context.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget is ['/', ..] target)
        {
            context.ProxyRequest.RequestUri = new Uri(context.DestinationPrefix.TrimEnd('/') + target, s_asWritten);
        }

        return ValueTask.CompletedTask;
    }

    private static bool IsAboutClient(string header) =>
        header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || s_alsoBelieved.Contains(header, StringComparer.OrdinalIgnoreCase);
}
