using System.Globalization;
using WpAspire.Provisioning.Automation.Backends;
using WpAspire.Provisioning.Automation.Commands;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>
/// Lets one step at a time change a site from this machine: Pulumi's own lock begins only when resources are touched, and
/// by then two runs would have previewed, asked, and written the stack's settings.
/// </summary>
internal sealed class RunLock(PublishArguments arguments)
{
    private string Directory => arguments.StateDirectory;

    private string File => Path.Combine(Directory, $"run-{arguments.EnvironmentName}");

    /// <summary>Takes it until the result is disposed of, or this process ends, however it ends.</summary>
    /// <param name="verb">What is done.</param>
    /// <exception cref="DistributedApplicationException">Another step works on the site.</exception>
    public IDisposable Take(string verb)
    {
        // Whatever a step that changes a site leaves on this machine is for this user only.
        UnixSignal.KeepFilesForOwner();
        StateHome.Create(Directory, "state directory");
        try
        {
            var taken = new FileStream($"{File}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            System.IO.File.WriteAllText($"{File}.owner", string.Create(CultureInfo.InvariantCulture, $"`{verb}` (process {Environment.ProcessId}) since {DateTime.UtcNow:HH:mm:ss} UTC"));
            return taken;
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException))
        {
            var owner = System.IO.File.Exists($"{File}.owner") ? System.IO.File.ReadAllText($"{File}.owner") : "another step";
            throw new DistributedApplicationException($"{char.ToUpperInvariant(owner[0])}{owner[1..]} works on the site '{arguments.SiteName}' ({arguments.EnvironmentName}) on this machine: wait until it has ended; if it changes AWS already, `cancel` ends it in order.", exception);
        }
    }
}
