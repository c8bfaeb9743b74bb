namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Well-known names of hosts.</summary>
public static class KnownHostNames
{
    /// <summary>This machine.</summary>
    public const string Localhost = "localhost";

    /// <summary>This machine as Docker Desktop names it for containers.</summary>
    public const string DockerDesktopHostBridge = "host.docker.internal";
}
