namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Whether a command can be executed.</summary>
public enum ResourceCommandState
{
    /// <summary>It can.</summary>
    Enabled = 0,

    /// <summary>It cannot now.</summary>
    Disabled = 1,

    /// <summary>It is not shown.</summary>
    Hidden = 2,
}
