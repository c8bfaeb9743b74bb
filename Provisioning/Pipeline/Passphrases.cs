
using WpAspire.Provisioning.Automation.Backends;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>
/// The passphrases that encrypt the secrets of stacks whose backend has no key of its own: made once for each stack,
/// and kept for this user only. Whoever sets <c>PULUMI_CONFIG_PASSPHRASE</c> is not given one.
/// </summary>
internal sealed class Passphrases(PublishArguments arguments)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The file of this site's passphrase.</summary>
    public string FilePath => Path.Combine(Directory, $"pulumi-passphrase-{arguments.EnvironmentName}");

    private string Directory => arguments.StateDirectory;

    /// <summary>The passphrase of this site's stack.</summary>
    /// <exception cref="DistributedApplicationException">The file cannot be read or made.</exception>
    public string Get()
    {
        try
        {
            return File.Exists(FilePath) ? Read() : Create();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException($"The passphrase of the stack cannot be kept in '{FilePath}' ({exception.Message.TrimEnd('.')}): make it readable and writable for you, or set PULUMI_CONFIG_PASSPHRASE.", exception);
        }
    }

    private string Read()
    {
        var passphrase = File.ReadAllText(FilePath).Trim();
        return passphrase.Length > 0
            ? passphrase
            : throw new DistributedApplicationException($"The file '{FilePath}' with the passphrase of the stack is empty: restore it from a backup, or set PULUMI_CONFIG_PASSPHRASE to the passphrase.");
    }

    private string Create()
    {
        StateHome.Create(Directory, "state directory");
        var passphrase = new GenerateParameterDefault { MinLength = 32, Special = false }.GetDefaultValue();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        // Written beside first: a passphrase that is half written has encrypted nothing, but would be taken for whole.
        var staged = $"{FilePath}.{Environment.ProcessId}";
        File.Delete(staged);
        using (var writer = new StreamWriter(staged, options))
        {
            writer.WriteLine(passphrase);
        }

        try
        {
            File.Move(staged, FilePath, overwrite: false);
            return passphrase;
        }
        catch (IOException) when (File.Exists(FilePath))
        {
            // Another process was first: its passphrase is the one.
            File.Delete(staged);
            return Read();
        }
    }
}
