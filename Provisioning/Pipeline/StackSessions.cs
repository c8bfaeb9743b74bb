using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Backends;
using WpAspire.Provisioning.Automation.Commands.Exceptions;
using WpAspire.Provisioning.Publishing;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>Opens the stack of the site.</summary>
internal sealed class StackSessions(PublishArguments arguments, Passphrases passphrases)
{
    /// <summary>Opens the stack, and makes it if it does not exist.</summary>
    public Task<WorkspaceStack> CreateOrOpenAsync(CancellationToken cancellationToken) =>
        LocalWorkspace.CreateOrSelectStackAsync(Program(), cancellationToken);

    /// <summary>Opens the stack of a site that was deployed.</summary>
    /// <exception cref="DistributedApplicationException">It was not.</exception>
    public async Task<WorkspaceStack> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await LocalWorkspace.SelectStackAsync(Program(), cancellationToken);
        }
        catch (StackNotFoundException exception)
        {
            throw new DistributedApplicationException(
                $"The site '{arguments.SiteName}' was not deployed for the environment '{arguments.EnvironmentName}': `deploy` does it, and --name and --environment choose another.", exception);
        }
    }

    private LocalProgramArgs Program()
    {
        var directory = arguments.OutputPath;
        if (!File.Exists(Path.Combine(directory, PublishManifest.FileName)))
        {
            throw new DistributedApplicationException($"'{directory}' has no published site: run `publish` with the same --name, --environment and --output-path first.");
        }

        return new(arguments.SiteName, directory)
        {
            EnvironmentVariables = PulumiEnvironment.Create(directory, passphrases.Get).Variables,
        };
    }
}
