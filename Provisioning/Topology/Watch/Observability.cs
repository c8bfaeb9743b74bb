namespace WpAspire.Provisioning.Topology;

/// <summary>What tells people how the site is: alarms, a dashboard, and what it costs.</summary>
internal static class Observability
{
    /// <summary>Adds what the options ask for.</summary>
    public static void Create(SiteTopology site)
    {
        if (site.Context.Options.Observability.Alarms)
        {
            Alarms.Create(site);
            EventAlarms.Create(site);
        }

        Dashboards.Create(site);
        Budgets.Create(site);
    }
}
