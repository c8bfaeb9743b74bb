namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The states that a resource can be in.</summary>
public static class KnownResourceStates
{
    /// <summary>Not shown.</summary>
    public static readonly string Hidden = "Hidden";

    /// <summary>Not started yet, because someone has to start it.</summary>
    public static readonly string NotStarted = "NotStarted";

    /// <summary>Waits for others.</summary>
    public static readonly string Waiting = "Waiting";

    /// <summary>Waits for a value.</summary>
    public static readonly string ValueMissing = "ValueMissing";

    /// <summary>Its image is built.</summary>
    public static readonly string Building = "Building";

    /// <summary>Starts.</summary>
    public static readonly string Starting = "Starting";

    /// <summary>Runs.</summary>
    public static readonly string Running = "Running";

    /// <summary>Is there, without running.</summary>
    public static readonly string Active = "Active";

    /// <summary>Runs, but the engine says that something is wrong.</summary>
    public static readonly string RuntimeUnhealthy = "RuntimeUnhealthy";

    /// <summary>Stops.</summary>
    public static readonly string Stopping = "Stopping";

    /// <summary>Has ended.</summary>
    public static readonly string Exited = "Exited";

    /// <summary>Has done its work.</summary>
    public static readonly string Finished = "Finished";

    /// <summary>Could not start.</summary>
    public static readonly string FailedToStart = "FailedToStart";

    /// <summary>The states that do not change by themselves.</summary>
    public static readonly IReadOnlyList<string> TerminalStates = [Finished, FailedToStart, Exited];
}
