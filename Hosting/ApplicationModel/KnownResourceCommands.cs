namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The names of the commands that the orchestrator gives to resources.</summary>
public static class KnownResourceCommands
{
    /// <summary>Starts the resource.</summary>
    public static readonly string StartCommand = "start";

    /// <summary>Stops the resource.</summary>
    public static readonly string StopCommand = "stop";

    /// <summary>Stops and starts the resource.</summary>
    public static readonly string RestartCommand = "restart";

    /// <summary>Builds the image of the resource again and restarts it.</summary>
    public static readonly string RebuildCommand = "rebuild";
}
