using System.Globalization;

namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// Sees to it that one AppHost at a time runs a site. The operating system lets go of the lock when the process ends,
/// however it ends.
/// </summary>
internal sealed class SiteLock : IDisposable
{
    private readonly FileStream _file;

    private SiteLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="DistributedApplicationException">Another AppHost has it.</exception>
    public static SiteLock Acquire(SiteIdentity site, SiteStateDirectory state)
    {
        state.Ensure();
        try
        {
            return new SiteLock(new FileStream(state.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new DistributedApplicationException(
                $"The lock '{state.LockFile}' of the site '{site.Name}' cannot be written ({exception.Message.TrimEnd('.')}): run as the user who owns it.", exception);
        }
        catch (IOException)
        {
            var holder = AppHostStatus.TryRead(state)?.ProcessId is { } id ? $" (pid {id.ToString(CultureInfo.InvariantCulture)})" : "";
            throw new DistributedApplicationException(
                $"The site '{site.Name}' is already run by another AppHost{holder}: stop it with `{site.CommandLine("stop")}`, or run a second site beside it with `--name <site>`.");
        }
    }

    /// <summary>Whether an AppHost runs the site now.</summary>
    public static bool IsHeld(SiteStateDirectory state)
    {
        if (!File.Exists(state.LockFile))
        {
            return false;
        }

        try
        {
            using var file = new FileStream(state.LockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
