namespace WpAspire.Hosting.ApplicationModel;

/// <summary>How long a container lives.</summary>
public enum ContainerLifetime
{
    /// <summary>As long as the AppHost runs.</summary>
    Session = 0,

    /// <summary>On after the AppHost has ended; the next run uses the same container again.</summary>
    Persistent = 1,
}
