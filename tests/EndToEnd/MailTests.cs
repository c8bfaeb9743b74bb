using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Mail;

namespace WpAspire.EndToEnd;

/// <summary>What a site sends while it is developed can be read, and reaches nobody.</summary>
public partial class MailTests(Cluster cluster) : ClusterTest(cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Mailbox Mailbox =>
        Site.App.Services.GetRequiredService<MailCatcherService>()
            .GetMailbox(Site.App.Services.GetRequiredService<DistributedApplicationModel>().Resources.OfType<MailCatcherResource>().Single());

    [Fact]
    public async Task The_link_of_a_mail_for_a_lost_password_leads_to_a_new_password()
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = Site.Address() };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["user_login"] = "admin" });

        using var response = await client.PostAsync(new Uri("/wp-login.php?action=lostpassword", UriKind.Relative), form, Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("checkemail=confirm", response.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
        var message = await Mailbox.WaitForMessageAsync(static m => m.Subject.Contains("Password Reset", StringComparison.Ordinal), Ct).WaitAsync(Site.Patience, Ct);
        var page = await client.GetStringAsync(new Uri(LinkPattern().Match(Mailbox.Read(message.Id)!.Text!).Value), Ct);

        Assert.Equal(["admin@example.com"], message.To);
        Assert.Equal("WordPress <wordpress@localhost.localdomain>", message.From);
        Assert.Contains("id=\"resetpassform\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_of_PHP_and_of_the_toolbox_is_caught_for_all_whom_it_is_for()
    {
        const string php = "mail( 'root@localhost, Ann <ann@example.com>', '{0}', 'Hello.', \"From: Shop <shop@example.com>\\r\\nBcc: eve@example.com\" ) || exit(1);";
        await Docker.ExecAsync(await Site.ContainerAsync("wordpress-2"), "php8.4", "-r", php.Replace("{0}", "Of PHP", StringComparison.Ordinal));
        await Site.SucceedAsync("toolbox", "run", ("command", $"php8.4 -r {Quoted(php.Replace("{0}", "Of the toolbox", StringComparison.Ordinal))}"));

        foreach (var subject in new[] { "Of PHP", "Of the toolbox" })
        {
            var message = await Mailbox.WaitForMessageAsync(m => m.Subject == subject, Ct).WaitAsync(Site.Patience, Ct);
            Assert.Equal("Shop <shop@example.com>", message.From);
            Assert.Equal(["root@localhost", "Ann <ann@example.com>"], message.To);
            Assert.Equal(["eve@example.com"], message.Bcc);
        }
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"http://\S+action=rp\S*")]
    private static partial Regex LinkPattern();
}
