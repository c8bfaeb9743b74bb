namespace WpAspire.Hosting.ApplicationModel;

internal static class KnownResourceTypes
{
    public const string Container = "Container";
    public const string Parameter = "Parameter";
    public const string ConnectionString = "ConnectionString";
}
