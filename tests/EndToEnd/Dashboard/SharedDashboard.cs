namespace WpAspire.EndToEnd.Dashboard;

/// <summary>The tests of the dashboard, which share one site: one after the other.</summary>
[CollectionDefinition(nameof(SharedDashboard))]
public sealed class SharedDashboard : ICollectionFixture<DashboardSite>;
