using System.Collections;
using WpAspire.Provisioning.Automation.Serialization;

namespace WpAspire.Provisioning.Automation.Backends;

/// <summary>The environment of Pulumi's commands: where it keeps its stacks, and with what it encrypts their secrets.</summary>
/// <param name="Backend">Where stacks are kept.</param>
/// <param name="Variables">
/// What to add to this process's environment: for <see cref="LocalWorkspaceOptions.EnvironmentVariables"/>. It may hold a
/// passphrase.
/// </param>
public sealed record PulumiEnvironment(PulumiBackend Backend, IDictionary<string, string?> Variables)
{
    private const string Passphrase = "PULUMI_CONFIG_PASSPHRASE";
    private const string PassphraseFile = "PULUMI_CONFIG_PASSPHRASE_FILE";

    /// <summary>Prepares the environment for a program.</summary>
    /// <param name="workDir">The program's directory, whose <c>Pulumi.yaml</c> may name a backend.</param>
    /// <param name="passphrase">
    /// Gives the passphrase, and is asked only where one is needed and neither <c>PULUMI_CONFIG_PASSPHRASE</c> nor
    /// <c>PULUMI_CONFIG_PASSPHRASE_FILE</c> is set. It must give the same one for a stack every time.
    /// </param>
    /// <param name="variables">Environment variables beside those of this process.</param>
    /// <exception cref="DistributedApplicationException">A settings file cannot be read, or the directory for stacks cannot be created.</exception>
    public static PulumiEnvironment Create(string workDir, Func<string> passphrase, IReadOnlyDictionary<string, string?>? variables = null)
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(static e => (string)e.Key, static e => (string?)e.Value);
        foreach (var (name, value) in variables ?? new Dictionary<string, string?>())
        {
            environment[name] = value;
        }

        var credentials = PulumiLogin.FilePath(environment, StateHome.UserProfile);
        var localDirectory = StateHome.PathOf("pulumi", name => environment.GetValueOrDefault(name));
        var backend = PulumiBackend.Choose(
            environment,
            ProjectSettingsFile.Read(workDir)?.Backend?.Url,
            PulumiLogin.Parse(File.Exists(credentials) ? File.ReadAllText(credentials) : null),
            localDirectory);
        if (backend.Source == PulumiBackendSource.Default)
        {
            // A state names all that there is in the cloud.
            StateHome.Create(localDirectory, "directory of Pulumi's stacks", otherRemedy: "set PULUMI_BACKEND_URL");
        }

        return new(backend, Complete(backend, environment, variables, passphrase));
    }

    /// <summary>What to add for a backend. Pure, but for the passphrase that is asked for.</summary>
    internal static Dictionary<string, string?> Complete(
        PulumiBackend backend, IReadOnlyDictionary<string, string?> environment, IReadOnlyDictionary<string, string?>? variables, Func<string> passphrase)
    {
        var added = new Dictionary<string, string?>(variables ?? new Dictionary<string, string?>());
        if (backend.Source is PulumiBackendSource.Default)
        {
            added["PULUMI_BACKEND_URL"] = backend.Url;
        }

        // An empty passphrase is one too, but the name of a file cannot be empty.
        var isSet = environment.GetValueOrDefault(Passphrase) is not null || environment.GetValueOrDefault(PassphraseFile) is { Length: > 0 };
        if (backend.NeedsPassphrase && !isSet)
        {
            added[Passphrase] = passphrase();
        }

        return added;
    }
}
