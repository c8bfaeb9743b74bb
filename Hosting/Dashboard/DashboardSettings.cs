namespace WpAspire.Hosting.Dashboard;

/// <summary>What a run's dashboard is like.</summary>
internal sealed class DashboardSettings
{
    /// <summary>The option of <c>run</c> and <c>start</c> for a run without it.</summary>
    public const string NoDashboard = "--no-dashboard";

    /// <summary>Whether there is one.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>The name that it shows; <see langword="null"/> for the site's.</summary>
    public string? ApplicationName { get; init; }
}
