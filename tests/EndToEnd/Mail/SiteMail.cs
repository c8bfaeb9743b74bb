using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.MailCatcher;

namespace WpAspire.EndToEnd.Mail;

/// <summary>The mail of a site, and what makes it send some.</summary>
internal static class SiteMail
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The messages that the site's mail catcher has taken, inside this process.</summary>
    public static Mailbox Mailbox(this Site site) => site.App.Services.GetRequiredService<MailCatcherService>().GetMailbox(Catcher(site));

    /// <summary>The address of its inbox.</summary>
    public static Uri Inbox(this Site site) => new(Catcher(site).HttpEndpoint.Url);

    /// <summary>Waits for a message with this subject.</summary>
    public static Task<CaughtMail> MailAsync(this Site site, string subject) =>
        site.Mailbox().WaitForMessageAsync(m => m.Subject == subject, Ct).WaitAsync(Site.Patience, Ct);

    /// <summary>Asks for a new password of the administrator, as a visitor does.</summary>
    public static async Task LosePasswordAsync(this Site site)
    {
        using var visitor = new HttpClient { BaseAddress = site.Address() };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["user_login"] = "admin" });
        using var response = await visitor.PostAsync(new Uri("/wp-login.php?action=lostpassword", UriKind.Relative), form, Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("checkemail=confirm", response.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
    }

    private static MailCatcherResource Catcher(Site site) =>
        site.App.Services.GetRequiredService<DistributedApplicationModel>().Resources.OfType<MailCatcherResource>().Single();
}
