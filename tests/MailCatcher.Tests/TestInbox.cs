using System.Net;
using Microsoft.AspNetCore.Builder;
using MimeKit;
using WpAspire.MailCatcher.Inbox;

namespace WpAspire.MailCatcher.Tests;

/// <summary>The inbox of a mail catcher on a free port of this machine, and a client that says of itself what it is told to.</summary>
internal sealed class TestInbox : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestInbox(WebApplication app, Mailbox mailbox)
    {
        (_app, Mailbox) = (app, mailbox);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public Mailbox Mailbox { get; }

    public HttpClient Client { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestInbox> StartAsync()
    {
        var mailbox = new Mailbox(new());
        var app = InboxApplication.Create("mail", mailbox, 0);
        await app.StartAsync(Cancellation);
        return new(app, mailbox);
    }

    /// <summary>A message as it comes.</summary>
    public static MailEnvelope Envelope(MimeMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream, Cancellation);
        return new("shop@example.com", ["ann@example.com"], DateTimeOffset.UtcNow, stream.ToArray());
    }

    public CaughtMail Add(MimeMessage message) => Mailbox.Add(Envelope(message));

    public Task<HttpResponseMessage> SendAsync(string method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Client.SendAsync(request, Cancellation);
    }

    /// <summary>A page, which is there.</summary>
    public async Task<string> GetAsync(string path)
    {
        using var response = await SendAsync("GET", path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
