using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting;
using WpAspire.Hosting.ApplicationModel;
using WpAspire.Hosting.Mail;
using WpAspire.Hosting.Testing;
using WpAspire.WordPress;

namespace WpAspire.EndToEnd;

/// <summary>What a site sends while it is developed can be read, and reaches nobody.</summary>
public partial class MailTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_of_a_mail_for_a_lost_password_leads_to_a_new_password()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create("--name", $"t{Guid.NewGuid().ToString("N")[..10]}");
        var mail = builder.AddMailCatcher("mail");
        builder.AddWordPress("wordpress", builder.AddMariaDb("mariadb").WithDockerfile(Path.Combine(Repository.Root, "docker/mariadb")).AddDatabase("wordpress-db"))
            .WithDockerfile(Path.Combine(Repository.Root, "docker/wordpress"))
            .WithMail(mail)
            .WithExternalHttpEndpoints();
        await using var app = await builder.BuildAsync(Cancellation);
        await app.StartAsync(Cancellation);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("wordpress", Cancellation);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("mail", Cancellation);
        var mailbox = app.Services.GetRequiredService<MailCatcherService>().GetMailbox(mail.Resource);
        using var client = app.CreateHttpClient("wordpress", "http");

        await LosePasswordAsync(client);
        var message = await mailbox.WaitForMessageAsync(static m => m.Subject.Contains("Password Reset", StringComparison.Ordinal), Cancellation)
            .WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        var link = LinkPattern().Match(mailbox.Read(message.Id)!.Text!).Value;
        var page = await client.GetStringAsync(new Uri(link), Cancellation);

        Assert.Equal(["admin@example.com"], message.To);
        Assert.Equal("WordPress <wordpress@localhost.localdomain>", message.From);
        Assert.Contains("id=\"resetpassform\"", page, StringComparison.Ordinal);

        await app.StopAsync(Cancellation);
        Assert.True(app.ResourceNotifications.TryGetCurrentState("mail", out var state));
        Assert.Equal(KnownResourceStates.Exited, state.Snapshot.State?.Text);
    }

    [Fact]
    public async Task Mail_of_WordPress_of_PHP_and_of_the_toolbox_is_described()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri((await site.DescribeAsync("wordpress")).GetProperty("connection").GetProperty("Uri").GetString()!) };

        await LosePasswordAsync(client);
        await SendAsync(site, "wordpress", "Of PHP");
        await SendAsync(site, "toolbox", "Of the toolbox");

        var mail = await site.DescribeAsync("mail");
        Assert.Equal(("Running", "Healthy"), (mail.GetProperty("state").GetString(), mail.GetProperty("health").GetString()));
        var caught = mail.GetProperty("mail");
        Assert.Equal(3, caught.GetProperty("count").GetInt32());
        Assert.Equal(["Of the toolbox", "Of PHP", "[WordPress] Password Reset"], caught.GetProperty("latest").EnumerateArray().Select(static m => m.GetProperty("subject").GetString()));
        var ofPhp = caught.GetProperty("latest")[1];
        Assert.Equal("Shop <shop@example.com>", ofPhp.GetProperty("from").GetString());
        Assert.Equal(["root@localhost", "Ann <ann@example.com>"], ofPhp.GetProperty("to").EnumerateArray().Select(static a => a.GetString()));
        Assert.Equal(["eve@example.com"], ofPhp.GetProperty("bcc").EnumerateArray().Select(static a => a.GetString()));

        var table = await site.VerbAsync("describe");
        Assert.Contains("Shop <shop@example.com> to root@localhost, Ann <ann@example.com>: Of PHP", table.Output, StringComparison.Ordinal);

        Assert.Equal(0, (await site.VerbAsync("stop")).ExitCode);
        var stopped = await site.DescribeAsync("mail");
        Assert.Equal("NotStarted", stopped.GetProperty("state").GetString());
        Assert.False(stopped.TryGetProperty("mail", out _));
    }

    private static async Task LosePasswordAsync(HttpClient client)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["user_login"] = "admin" });
        using var response = await client.PostAsync(new Uri("/wp-login.php?action=lostpassword", UriKind.Relative), form, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("checkemail=confirm", response.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
    }

    private static async Task SendAsync(AppHostSite site, string resource, string subject)
    {
        var code = $"exit( mail( 'root@localhost, Ann <ann@example.com>', '{subject}', 'Hello.', \"From: Shop <shop@example.com>\\r\\nBcc: eve@example.com\" ) ? 0 : 1 );";
        var sent = await site.VerbAsync("exec", resource, "--", "php8.4", "-r", code);
        Assert.True(sent.ExitCode == 0, sent.All);
    }

    [GeneratedRegex(@"http://\S+action=rp\S*")]
    private static partial Regex LinkPattern();
}
