using CsCheck;
using Microsoft.AspNetCore.Http;
using WpAspire.Hosting.Dashboard.Security;

namespace WpAspire.Hosting.Tests.Dashboard.Security;

/// <summary>The rule for requests of browsers, over all that they may send.</summary>
public class OwnOriginTests
{
    private const string Own = "http://127.0.0.1:18888";

    private static readonly Gen<Sent> s_sent =
        from method in Gen.OneOf("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
        from origins in Gen.OneOf(Own, "http://127.0.0.1:8080", "http://localhost:18888", "https://127.0.0.1:18888", "http://evil.example", "null", "").Array[0, 2]
        from site in Gen.OneOf<string?>(null, "same-origin", "none", "same-site", "cross-site", "other")
        from mode in Gen.OneOf<string?>(null, "navigate", "cors", "no-cors", "websocket")
        from destination in Gen.OneOf<string?>(null, "document", "iframe", "script", "image", "empty")
        from isSocket in Gen.Bool
        select new Sent(method, origins, site, mode, destination, isSocket);

    [Fact]
    public void Nothing_from_another_origin_is_allowed() => s_sent
        .Where(static s => s.Origins.Any(static o => o != Own))
        .Sample(static s => Assert.False(IsAllowed(s)));

    [Fact]
    public void A_WebSocket_is_allowed_to_its_own_origin_alone() => s_sent
        .Select(static s => s with { IsSocket = true })
        .Sample(static s => Assert.Equal(s.Origins is [Own], IsAllowed(s)));

    [Fact]
    public void Of_what_another_site_makes_a_browser_ask_for_only_a_page_in_a_window_is_allowed() => s_sent
        .Select(static s => s with { Origins = [], IsSocket = false })
        .Where(static s => s.Site is not (null or "same-origin" or "none"))
        .Sample(static s => Assert.Equal((s.Method, s.Mode, s.Destination) == ("GET", "navigate", "document"), IsAllowed(s)));

    [Fact]
    public void What_its_own_pages_and_scripts_ask_for_is_allowed() => s_sent
        .Select(static s => s with { Origins = [.. s.Origins.Take(1).Select(static _ => Own)], IsSocket = false })
        .Where(static s => s.Site is null or "same-origin" or "none")
        .Sample(static s => Assert.True(IsAllowed(s)));

    private static bool IsAllowed(Sent sent)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = sent.Method;
        request.Scheme = "http";
        request.Host = new HostString("127.0.0.1", 18888);
        request.Headers.Origin = sent.Origins.ToArray();
        Set("Sec-Fetch-Site", sent.Site);
        Set("Sec-Fetch-Mode", sent.Mode);
        Set("Sec-Fetch-Dest", sent.Destination);
        Set("Upgrade", sent.IsSocket ? "websocket" : null);
        return OwnOrigin.IsAllowed(request);

        void Set(string name, string? value)
        {
            if (value is not null)
            {
                request.Headers[name] = value;
            }
        }
    }

    private sealed record Sent(string Method, IReadOnlyList<string> Origins, string? Site, string? Mode, string? Destination, bool IsSocket);
}
