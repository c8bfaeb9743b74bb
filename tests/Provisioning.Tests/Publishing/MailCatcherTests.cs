using WpAspire.Provisioning.Pipeline;
using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Provisioning.Tests.Publishing;

/// <summary>A mail catcher is for the run on this machine: what is published does not know it.</summary>
public class MailCatcherTests
{
    private static readonly TestSite s_caught = TestSites.Dev with
    {
        Model = static builder => TestSites.AddSite(builder).WithMail(builder.AddMailCatcher("mail")),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_program_is_the_same_with_it_and_without() =>
        Assert.Equal(await TestSites.Dev.PublishAsync(Cancellation), await s_caught.PublishAsync(Cancellation));

    [Fact]
    public async Task The_program_with_a_mail_server_is_the_same_too() =>
        Assert.Equal(
            await TestSites.Dev.With("Aws:WordPress:Smtp:Host", "smtp.example.com").PublishAsync(Cancellation),
            await s_caught.With("Aws:WordPress:Smtp:Host", "smtp.example.com").PublishAsync(Cancellation));

    [Fact]
    public async Task A_site_that_sends_mail_only_here_is_warned_of_with_the_option_that_it_lacks()
    {
        var warning = Assert.Single(PublishWarnings.Of(await s_caught.CreateAsync(Cancellation)), static w => w.Contains("Smtp", StringComparison.Ordinal));

        Assert.Contains("'wordpress'", warning, StringComparison.Ordinal);
        Assert.Contains("Aws:WordPress:Smtp:Host", warning, StringComparison.Ordinal);
        Assert.DoesNotContain(PublishWarnings.Of(await s_caught.With("Aws:WordPress:Smtp:Host", "smtp.example.com").CreateAsync(Cancellation)), static w => w.Contains("Smtp", StringComparison.Ordinal));
    }
}
