using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace WpAspire.Hosting.Dashboard.Security;

/// <summary>
/// Lets only those in who have shown the token: by the address that a run prints, by the page that asks for it, or, for
/// scripts, as <c>Authorization: Bearer</c>. What lies behind does not have to ask again.
/// </summary>
internal sealed class TokenGate(RequestDelegate next, DashboardToken token)
{
    /// <summary>The page that asks for the token.</summary>
    public const string LoginPath = "/login";

    private const string Bearer = "Bearer ";

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path == LoginPath)
        {
            await LogInAsync(context);
        }
        else if (context.User.Identity is { IsAuthenticated: true } || HasBearer(request))
        {
            await next(context);
        }
        else if (HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) && !request.Path.StartsWithSegments("/api"))
        {
            context.Response.Redirect($"{LoginPath}?returnUrl={Uri.EscapeDataString(request.Path + request.QueryString)}");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await context.Response.WriteAsync("The dashboard needs the token that `run` prints: as a header it is `Authorization: Bearer <token>`.");
        }
    }

    private async Task LogInAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Host.Host == "localhost")
        {
            // The site is there, too, and would be sent the cookie.
            context.Response.Redirect($"http://{IPAddress.Loopback}:{request.Host.Port}{request.Path}{request.QueryString}", permanent: false, preserveMethod: true);
            return;
        }

        var page = ReturnPath(request.Query["returnUrl"].ToString());
        var given = HttpMethods.IsPost(request.Method) && request.HasFormContentType ? (await request.ReadFormAsync(context.RequestAborted))["t"].ToString()
            : request.Query["t"].ToString();
        if (token.IsValid(given.Trim()))
        {
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, "owner")], CookieAuthenticationDefaults.AuthenticationScheme);
            await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity), new() { IsPersistent = false, RedirectUri = page });
            context.Response.Redirect(page);
            return;
        }

        context.Response.StatusCode = given.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(LoginPage.Html(page, isRefused: given.Length > 0));
    }

    private bool HasBearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && token.IsValid(header[Bearer.Length..].Trim());

    /// <summary>Where to go with the token: the page that was asked for, if it is one of ours.</summary>
    /// <remarks>
    /// To a browser <c>//host</c> and <c>/\host</c> are other sites, and so they are with a tab or the end of a line within,
    /// which it leaves out. What a header cannot hold is escaped.
    /// </remarks>
    internal static string ReturnPath(string asked) =>
        asked is ['/', not ('/' or '\\'), ..] && !asked.Any(char.IsControl)
            ? string.Concat(asked.EnumerateRunes().Select(static r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString())))
            : "/";
}
