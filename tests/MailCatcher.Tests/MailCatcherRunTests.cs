using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting.Eventing;
using MailKit.Net.Smtp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.Hosting.Site;

namespace WpAspire.MailCatcher.Tests;

/// <summary>A mail catcher from the start of a run to its end, without any container.</summary>
public class MailCatcherRunTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_that_it_runs_catches_what_is_sent_shows_it_and_stops()
    {
        var builder = TestApp.Create("--DcpPublisher:RandomizePorts=true");
        var mail = builder.AddMailCatcher("mail").Resource;
        ResourceStoppedEvent? end = null;
        builder.Eventing.Subscribe<ResourceStoppedEvent>(mail, (e, _) =>
        {
            end = e;
            return Task.CompletedTask;
        });
        await using var app = builder.Build();
        await StartAsync(app, mail);
        await app.Notifications().WaitForResourceAsync("mail", KnownResourceStates.Running, Cancellation);

        await SendAsync(mail, "Hello");
        await app.Notifications().WaitForResourceAsync("mail", static e => Messages(e.Snapshot) == 1, Cancellation);
        var caught = Assert.Single(app.Services.GetRequiredService<MailCatcherService>().GetMailbox(mail).Messages);
        using var script = new HttpClient { BaseAddress = new Uri(mail.HttpEndpoint.Url) };
        var list = await script.GetFromJsonAsync<JsonElement>(new Uri("/api/mail", UriKind.Relative), Cancellation);

        Assert.Equal(("Hello", caught.Id), (list[0].GetProperty("subject").GetString(), list[0].GetProperty("id").GetString()));

        await app.Services.GetRequiredService<MailCatchers>().StopAsync(Cancellation);
        Assert.True(app.Notifications().TryGetCurrentState("mail", out var stopped));
        Assert.Equal((KnownResourceStates.Exited, KnownResourceStates.Exited), (stopped.Snapshot.State?.Text, end?.ResourceEvent.Snapshot.State?.Text));
        Assert.All(stopped.Snapshot.Urls, static u => Assert.True(u.IsInactive));
        await Assert.ThrowsAsync<HttpRequestException>(() => script.GetAsync(new Uri("/", UriKind.Relative), Cancellation));
        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => SendAsync(mail, "Late"));
    }

    [Fact]
    public async Task Its_inbox_is_its_first_address()
    {
        var builder = TestApp.Create("--DcpPublisher:RandomizePorts=true");
        var mail = builder.AddMailCatcher("mail").Resource;
        await using var app = builder.Build();
        await PrepareAsync(app, mail);
        var context = new ResourceUrlsCallbackContext(app.Services.GetRequiredService<DistributedApplicationExecutionContext>(), mail, cancellationToken: Cancellation);

        await mail.Annotations.OfType<ResourceUrlsCallbackAnnotation>().Single().Callback(context);

        Assert.Equal(
            [("Inbox", mail.HttpEndpoint.Url, UrlDisplayLocation.SummaryAndDetails), (null, mail.SmtpEndpoint.Url, UrlDisplayLocation.DetailsOnly)],
            context.Urls.Select(static u => (u.DisplayText, u.Url, u.DisplayLocation)));
    }

    [Fact]
    public async Task It_is_healthy_while_it_greets()
    {
        var builder = TestApp.Create("--DcpPublisher:RandomizePorts=true");
        var mail = builder.AddMailCatcher("mail").Resource;
        await using var app = builder.Build();
        var health = app.Services.GetRequiredService<HealthCheckService>();
        await StartAsync(app, mail);

        var greeted = (await health.CheckHealthAsync(Cancellation)).Entries["mail_check"];
        await app.Services.GetRequiredService<MailCatchers>().StopAsync(Cancellation);
        var silent = (await health.CheckHealthAsync(Cancellation)).Entries["mail_check"];

        Assert.Equal((HealthStatus.Healthy, $"listens on 127.0.0.1:{mail.SmtpEndpoint.Port}"), (greeted.Status, greeted.Description));
        Assert.Equal(HealthStatus.Unhealthy, silent.Status);
    }

    [Fact]
    public async Task A_port_that_somebody_takes_at_the_last_moment_is_said_in_its_log_and_state()
    {
        var builder = TestApp.Create("--DcpPublisher:RandomizePorts=true");
        var mail = builder.AddMailCatcher("mail").Resource;
        await using var app = builder.Build();
        await PrepareAsync(app, mail);
        app.Services.GetRequiredService<SitePorts>().Release(mail.SmtpEndpoint.Port);
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, mail.SmtpEndpoint.Port);
        other.Start();

        await InitializeAsync(app, mail);

        await app.Notifications().WaitForResourceAsync("mail", KnownResourceStates.FailedToStart, Cancellation);
        await foreach (var lines in app.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(mail).WithCancellation(Cancellation))
        {
            Assert.Contains($"The mail catcher 'mail' could not be started: it cannot listen on 127.0.0.1:{mail.SmtpEndpoint.Port}", lines[0].Content, StringComparison.Ordinal);
            break;
        }
    }

    [Fact]
    public async Task The_command_deletes_all_after_a_question()
    {
        var builder = TestApp.Create();
        var mail = builder.AddMailCatcher("mail").Resource;
        await using var app = builder.Build();
        var mailbox = app.Services.GetRequiredService<MailCatcherService>().GetMailbox(mail);
        mailbox.Add(TestInbox.Envelope(TestSink.Message("One")));
        var command = mail.Annotations.OfType<ResourceCommandAnnotation>().Single(static c => c.Name == "clear");

        var result = await command.ExecuteCommand(new ExecuteCommandContext
        {
            ResourceName = "mail",
            Services = app.Services,
            CancellationToken = Cancellation,
            Logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            Arguments = new InteractionInputCollection([]),
        });

        Assert.NotNull(command.ConfirmationMessage);
        Assert.Equal((true, "1 message was deleted."), (result.Success, result.Message));
        Assert.Empty(mailbox.Messages);
    }

    private static int? Messages(CustomResourceSnapshot snapshot) => snapshot.Properties.FirstOrDefault(static p => p.Name == "messages")?.Value as int?;

    private static async Task StartAsync(DistributedApplication app, MailCatcherResource mail)
    {
        await PrepareAsync(app, mail);
        await InitializeAsync(app, mail);
    }

    private static Task PrepareAsync(DistributedApplication app, MailCatcherResource mail) =>
        app.Services.GetRequiredService<MailCatchers>().PrepareAsync(mail, app.Services.GetRequiredService<DistributedApplicationModel>(), Cancellation);

    private static Task InitializeAsync(DistributedApplication app, MailCatcherResource mail)
    {
        var eventing = app.Services.GetRequiredService<IDistributedApplicationEventing>();
        return eventing.PublishAsync(
            new InitializeResourceEvent(mail, eventing, app.Services.GetRequiredService<ResourceLoggerService>(), app.Notifications(), app.Services), Cancellation);
    }

    private static async Task SendAsync(MailCatcherResource mail, string subject)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", mail.SmtpEndpoint.Port, MailKit.Security.SecureSocketOptions.None, Cancellation);
        await client.SendAsync(TestSink.Message(subject), Cancellation);
        await client.DisconnectAsync(quit: true, Cancellation);
    }
}
