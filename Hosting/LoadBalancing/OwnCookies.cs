using Yarp.ReverseProxy.Transforms;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>
/// The cookies that Aspire's dashboard sets. Browsers do not tell ports apart, so they send them to a site that is opened at
/// the same address: it does not get them.
/// </summary>
internal static class OwnCookies
{
    /// <summary>What their names begin with.</summary>
    public const string Prefix = ".Aspire.Dashboard.";

    private const string Header = "Cookie";

    /// <summary>Takes them out of the request that goes to the replica.</summary>
    public static ValueTask RemoveAsync(RequestTransformContext context)
    {
        var headers = context.ProxyRequest.Headers;
        if (headers.NonValidated.TryGetValues(Header, out var values) && values.Any(static v => v.Contains(Prefix, StringComparison.Ordinal)))
        {
            var others = string.Join("; ", values.SelectMany(static v => v.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Where(static c => !c.StartsWith(Prefix, StringComparison.Ordinal)));
            headers.Remove(Header);
            if (others.Length > 0)
            {
                headers.TryAddWithoutValidation(Header, others);
            }
        }

        return ValueTask.CompletedTask;
    }
}
