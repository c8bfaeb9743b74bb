namespace WpAspire.Hosting.Dashboard;

/// <summary>What the dashboard belongs to.</summary>
/// <param name="ApplicationName">The name that it shows.</param>
/// <param name="Site">The site.</param>
/// <param name="AppHost">The services of the AppHost, for commands: they ask for what they need.</param>
internal sealed record DashboardHost(string ApplicationName, SiteIdentity Site, IServiceProvider AppHost);
