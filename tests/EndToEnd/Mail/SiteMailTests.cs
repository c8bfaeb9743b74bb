using System.Text;
using System.Text.RegularExpressions;

namespace WpAspire.EndToEnd.Mail;

/// <summary>What a site sends while it is developed can be read, and reaches nobody.</summary>
public partial class SiteMailTests(Cluster cluster) : ClusterTest(cluster)
{
    [Fact]
    public async Task The_link_of_a_mail_for_a_lost_password_leads_to_a_new_password()
    {
        await Site.SucceedAsync("mail", "clear");
        await Site.LosePasswordAsync();

        var message = await Site.MailAsync("[WordPress] Password Reset");
        var link = LinkPattern().Match(Site.Mailbox().Read(message.Id)!.Text!).Value;
        using var visitor = new HttpClient();
        var page = await visitor.GetStringAsync(new Uri(link), TestContext.Current.CancellationToken);

        Assert.Equal(["admin@example.com"], message.To);
        Assert.Equal("WordPress <wordpress@localhost.localdomain>", message.From);
        Assert.StartsWith(Site.Address().ToString(), link, StringComparison.Ordinal);
        Assert.Contains("id=\"resetpassform\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_of_PHP_itself_in_the_site_and_in_its_toolbox_is_caught_with_all_its_recipients()
    {
        await Docker.ExecAsync(await Site.ContainerAsync("wordpress-1"), "php8.4", "-r", Code("Of PHP"));
        var script = Convert.ToBase64String(Encoding.UTF8.GetBytes($"<?php {Code("Of the toolbox")}"));
        await Site.SucceedAsync("toolbox", "run", ("command", $"echo {script} | base64 --decode | php8.4"));

        foreach (var subject in new[] { "Of PHP", "Of the toolbox" })
        {
            var message = await Site.MailAsync(subject);
            Assert.Equal("Shop <shop@example.com>", message.From);
            Assert.Equal(["root@localhost", "Ann <ann@example.com>"], message.To);
            Assert.Equal(["eve@example.com"], message.Bcc);
        }
    }

    private static string Code(string subject) =>
        $"exit( mail( 'root@localhost, Ann <ann@example.com>', '{subject}', 'Hello.', \"From: Shop <shop@example.com>\\r\\nBcc: eve@example.com\" ) ? 0 : 1 );";

    [GeneratedRegex(@"http://\S+action=rp\S*")]
    private static partial Regex LinkPattern();
}
