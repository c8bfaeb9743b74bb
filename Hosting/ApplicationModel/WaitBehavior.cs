namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What a waiting resource does when its dependency fails.</summary>
public enum WaitBehavior
{
    /// <summary>It goes on waiting, for someone may start the dependency again.</summary>
    WaitOnResourceUnavailable = 0,

    /// <summary>It fails.</summary>
    StopOnResourceUnavailable = 1,
}
