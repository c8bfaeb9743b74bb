namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// Where an AppHost keeps what only matters while it runs: its lock, its status and, in the background, its output.
/// It is <c>$XDG_STATE_HOME/wpaspire/{site}-{hash}</c>, by default under <c>~/.local/state</c>.
/// </summary>
internal sealed class SiteStateDirectory(SiteIdentity site)
{
    /// <summary>The directory.</summary>
    public string Path { get; } = System.IO.Path.Combine(StateHome(), "wpaspire", $"{site.Name}-{site.ShortSha}");

    /// <summary>Held by the AppHost that runs the site.</summary>
    public string LockFile => System.IO.Path.Combine(Path, "lock");

    /// <summary>How far that AppHost is.</summary>
    public string StatusFile => System.IO.Path.Combine(Path, "status.json");

    /// <summary>The output of an AppHost that runs in the background.</summary>
    public string LogFile => System.IO.Path.Combine(Path, "apphost.log");

    /// <summary>Where the AppHost that runs the site takes requests of other verbs.</summary>
    public string ControlSocket => System.IO.Path.Combine(Path, "control.sock");

    /// <summary>Creates the directory, for this user only.</summary>
    /// <exception cref="DistributedApplicationException">It cannot be created.</exception>
    public void Ensure()
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(Path);
            }
            else
            {
                Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException(
                $"The state directory '{Path}' cannot be created ({exception.Message.TrimEnd('.')}): make it writable, or set XDG_STATE_HOME to a directory that is.", exception);
        }
    }

    /// <summary>Removes the directory and what is in it.</summary>
    public void Remove()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static string StateHome() =>
        Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } home
            ? home
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".local", "state");
}
