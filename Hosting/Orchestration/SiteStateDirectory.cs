namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// Where an AppHost keeps what only matters while it runs: its lock, its status and, in the background, its output.
/// It is <c>$XDG_STATE_HOME/wpaspire/{site}-{hash}</c>, by default under <c>~/.local/state</c>.
/// </summary>
internal sealed class SiteStateDirectory(SiteIdentity site)
{
    /// <summary>The directory.</summary>
    public string Path { get; } = StateHome.PathOf($"{site.Name}-{site.ShortSha}", Environment.GetEnvironmentVariable);

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
    public void Ensure() => StateHome.Create(Path, "state directory");

    /// <summary>Removes the directory and what is in it.</summary>
    public void Remove()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
