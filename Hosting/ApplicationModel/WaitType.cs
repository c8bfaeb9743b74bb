namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What is waited for.</summary>
public enum WaitType
{
    /// <summary>The dependency runs, is healthy and ready.</summary>
    WaitUntilHealthy = 0,

    /// <summary>The dependency has ended with the expected exit code.</summary>
    WaitForCompletion = 1,

    /// <summary>The dependency runs.</summary>
    WaitUntilStarted = 2,
}
