using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Backends;
using WpAspire.Provisioning.Automation.Commands;
using WpAspire.Provisioning.Automation.Commands.Exceptions;
using WpAspire.Provisioning.Automation.Errors;
using WpAspire.Provisioning.Automation.Locks;
using WpAspire.Provisioning.Automation.Serialization;
using WpAspire.Provisioning.Publishing;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>Opens the stack of the site.</summary>
internal sealed class StackSessions(PublishArguments arguments, Passphrases passphrases)
{
    /// <summary>Opens the stack for a plan or a change, and makes it if it does not exist.</summary>
    /// <exception cref="DistributedApplicationException">Another run works on it.</exception>
    public async Task<StackSession> CreateOrOpenAsync(CancellationToken cancellationToken)
    {
        RefuseWhileLocked();
        var (program, _) = Program();
        return await CheckAsync(await LocalWorkspace.CreateOrSelectStackAsync(program, cancellationToken), cancellationToken);
    }

    /// <summary>Opens the stack of a site that was deployed.</summary>
    /// <exception cref="DistributedApplicationException">It was not; or the passphrase or the stack's settings are not those that it was encrypted with.</exception>
    public async Task<StackSession> OpenAsync(CancellationToken cancellationToken) => await CheckAsync(await SelectAsync(cancellationToken), cancellationToken);

    /// <summary>Opens the stack of a site that was deployed, for a change.</summary>
    /// <exception cref="DistributedApplicationException">Another run works on it; or what <see cref="OpenAsync"/> has.</exception>
    public async Task<StackSession> OpenToChangeAsync(CancellationToken cancellationToken)
    {
        RefuseWhileLocked();
        return await OpenAsync(cancellationToken);
    }

    /// <summary>Opens the stack of a site that was deployed, without looking at what is in it.</summary>
    /// <exception cref="DistributedApplicationException">It was not.</exception>
    public async Task<WorkspaceStack> SelectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await LocalWorkspace.SelectStackAsync(Program().Program, cancellationToken);
        }
        catch (StackNotFoundException exception)
        {
            throw new DistributedApplicationException(
                $"The site '{arguments.SiteName}' was not deployed for the environment '{arguments.EnvironmentName}': `deploy` does it, and --name and --environment choose another.", exception);
        }
    }

    /// <summary>The locks on the stack; <see langword="null"/> where the backend does not show them.</summary>
    public IReadOnlyList<StackLock>? Locks()
    {
        var (program, backend) = Program();
        return ProjectSettingsFile.Read(program.WorkDir) is { } project ? StackLocks.Read(backend, project.Name, program.StackName) : null;
    }

    // Before anything is read: a state that is being written may be half of one.
    private void RefuseWhileLocked()
    {
        if (Locks() is { Count: > 0 } locks)
        {
            throw new DistributedApplicationException(StackErrors.Locked($"the stack '{arguments.SiteName}'", $"`cancel --name {arguments.SiteName}`", locks));
        }
    }

    // Pulumi answers some commands without the passphrase, with "[secret]" and exit code 0; and a settings file that lost
    // its salt takes a new one from whatever passphrase comes first. Both are told before anything is done.
    private async Task<StackSession> CheckAsync(WorkspaceStack stack, CancellationToken cancellationToken)
    {
        var state = StackState.Of(await stack.ExportStackAsync(cancellationToken));
        if (state.Salt is not null)
        {
            var settings = await stack.Workspace.GetStackSettingsAsync(stack.Name, cancellationToken);
            var file = Path.Combine(stack.Workspace.WorkDir, StackSettingsFile.NameOf(arguments.SiteName));
            if (settings?.EncryptionSalt is null)
            {
                await File.AppendAllTextAsync(file, $"encryptionsalt: {state.Salt}\n", cancellationToken);
            }
            else if (settings.EncryptionSalt != state.Salt)
            {
                throw new DistributedApplicationException($"'{file}' belongs to another stack, or was made anew: its `encryptionsalt` is not the one that the deployed site was encrypted with. Restore the file from version control, or put `encryptionsalt: {state.Salt}` into it and set the stack's secrets again.");
            }
        }

        return new(stack, state);
    }

    private (LocalProgramArgs Program, PulumiBackend Backend) Program()
    {
        var directory = arguments.OutputPath;
        if (!File.Exists(Path.Combine(directory, PublishManifest.FileName)))
        {
            throw new DistributedApplicationException($"'{directory}' has no published site: run `publish` with the same --name, --environment and --output-path first.");
        }

        // States, their copies, and the stack's settings are for this user only.
        UnixSignal.KeepFilesForOwner();
        var settings = Path.Combine(directory, StackSettingsFile.NameOf(arguments.SiteName));
        if (!OperatingSystem.IsWindows() && File.Exists(settings))
        {
            File.SetUnixFileMode(settings, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var environment = PulumiEnvironment.Create(directory, passphrases.Get);
        return (new(arguments.SiteName, directory) { EnvironmentVariables = environment.Variables }, environment.Backend);
    }
}
