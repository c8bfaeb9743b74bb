namespace WpAspire.MailCatcher.Inbox;

/// <summary>
/// Puts the web application together that shows what a mail catcher has taken: pages for people, JSON for scripts. It has
/// no password: it listens on the loopback address alone, as the site does, and answers no page of another origin.
/// </summary>
internal static class InboxApplication
{
    // Forms of a few fields are all that it takes.
    private const int LargestBody = 16 * 1024;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>Creates the application without starting it. Port 0 is any free one.</summary>
    public static WebApplication Create(string catcher, Mailbox mailbox, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(new IPEndPoint(IPAddress.Loopback, port));
        });

        // Signals are the AppHost's business.
        builder.Services.AddSingleton<IHostLifetime, NullHostLifetime>();
        builder.Services.Configure<HostOptions>(static o => o.ShutdownTimeout = s_patience);
        builder.Services.AddRoutingCore();

        var app = builder.Build();
        app.Use(InboxGuard.InvokeAsync);
        app.UseRouting();
        new InboxPages(catcher, mailbox, app.Lifetime.ApplicationStopping).Map(app);
        new MailApi(catcher, mailbox).Map(app);
        return app;
    }
}
