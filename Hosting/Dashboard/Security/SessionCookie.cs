using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using WpAspire.Hosting.Orchestration.LoadBalancing;

namespace WpAspire.Hosting.Dashboard.Security;

/// <summary>The cookie of a browser that has shown the token.</summary>
internal sealed class SessionCookie(SiteIdentity site) : IPostConfigureOptions<CookieAuthenticationOptions>
{
    /// <inheritdoc/>
    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        // Cookies do not tell ports apart: two sites on this machine have two of them.
        options.Cookie.Name = $"{OwnCookies.Prefix}{site.Name}-{site.ShortSha}";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.None;
        options.ExpireTimeSpan = TimeSpan.FromDays(7);
        options.LoginPath = TokenGate.LoginPath;
    }
}
