namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What a probe tells.</summary>
public enum ProbeType
{
    /// <summary>Whether the start is over.</summary>
    Startup = 0,

    /// <summary>Whether requests can be taken.</summary>
    Readiness = 1,

    /// <summary>Whether a restart is due.</summary>
    Liveness = 2,
}
