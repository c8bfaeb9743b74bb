using System.Net;

namespace WpAspire.Hosting.Dashboard.Security;

/// <summary>The page that asks for the token. It is served without a circuit: nobody has shown anything yet.</summary>
internal static class LoginPage
{
    /// <summary>The page.</summary>
    /// <param name="returnPath">Where to go then.</param>
    /// <param name="isRefused">Whether a token was wrong.</param>
    public static string Html(string returnPath, bool isRefused) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>Log in · WpAspire</title>
          <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="/assets/dashboard.css">
          <script type="module" src="/assets/theme.js"></script>
        </head>
        <body no-fuib-style class="login">
          <main class="login-card">
            <img src="/assets/icon.svg" alt="" width="40" height="40">
            <h1>WpAspire dashboard</h1>
            <p>Paste the token of this run. It is at the end of the address that <code>run</code> prints, and <code>dashboard</code> prints it again.</p>
            <form method="post" action="/login?returnUrl={WebUtility.HtmlEncode(Uri.EscapeDataString(returnPath))}">
              <label for="t">Token</label>
              <input id="t" name="t" type="password" autocomplete="off" required autofocus {(isRefused ? "aria-invalid=\"true\" aria-describedby=\"wrong\"" : "")}>
              {(isRefused ? "<p id=\"wrong\" role=\"alert\" class=\"error\">This is not the token of this run: each run has its own.</p>" : "")}
              <button type="submit">Log in</button>
            </form>
          </main>
        </body>
        </html>
        """;
}
