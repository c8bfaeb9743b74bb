namespace WpAspire.EndToEnd.Dashboard;

/// <summary>A run without it.</summary>
public class NoDashboardTests
{
    [Fact]
    public async Task A_site_runs_without_a_dashboard_where_it_is_told_to()
    {
        await using var site = new AppHostSite(scenario: "web");
        var started = await site.VerbAsync("start", "--no-dashboard");
        var asked = await site.VerbAsync("dashboard");

        Assert.True(started.ExitCode == 0, started.All);
        Assert.DoesNotContain("login?t=", started.All, StringComparison.Ordinal);
        Assert.Equal(1, asked.ExitCode);
        Assert.Contains("The site runs without a dashboard", asked.Error, StringComparison.Ordinal);
    }
}
