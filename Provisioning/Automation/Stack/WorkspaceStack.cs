using System.Diagnostics.CodeAnalysis;
using WpAspire.Provisioning.Automation.Commands;
using WpAspire.Provisioning.Automation.Commands.Exceptions;
using WpAspire.Provisioning.Automation.Exceptions;

namespace WpAspire.Provisioning.Automation;

/// <summary>
/// A stack: one instance of a program in the cloud. An operation that fails throws a <see cref="CommandException"/> whose
/// message says in one sentence what is wrong and what to do next.
/// </summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "The official name.")]
public sealed partial class WorkspaceStack
{
    private WorkspaceStack(string name, LocalWorkspace workspace)
    {
        Name = name;
        Workspace = workspace;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The program that it is an instance of.</summary>
    public LocalWorkspace Workspace { get; }

    /// <summary>Creates a stack.</summary>
    /// <exception cref="StackAlreadyExistsException">It exists.</exception>
    public static async Task<WorkspaceStack> CreateAsync(string name, LocalWorkspace workspace, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        await workspace.CreateStackAsync(name, cancellationToken);
        return new(name, workspace);
    }

    /// <summary>Opens a stack.</summary>
    /// <exception cref="StackNotFoundException">It does not exist.</exception>
    public static async Task<WorkspaceStack> SelectAsync(string name, LocalWorkspace workspace, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        await workspace.SelectStackAsync(name, cancellationToken);
        return new(name, workspace);
    }

    /// <summary>Opens a stack, and creates it if it does not exist.</summary>
    public static async Task<WorkspaceStack> CreateOrSelectAsync(string name, LocalWorkspace workspace, CancellationToken cancellationToken = default)
    {
        try
        {
            return await SelectAsync(name, workspace, cancellationToken);
        }
        catch (StackNotFoundException)
        {
            return await CreateAsync(name, workspace, cancellationToken);
        }
    }

    /// <summary>Creates, changes and deletes resources until they are as the program says.</summary>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Asks Pulumi to stop once the steps that it has begun are finished.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop; the message says what that means.</exception>
    public async Task<UpResult> UpAsync(UpOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var result = await RunUpdateAsync(UpdateArguments.Up(options), options, cancellationToken);
        return new()
        {
            StandardOutput = result.StandardOutput,
            StandardError = result.StandardError,
            Outputs = await GetOutputsAsync(cancellationToken),
            Summary = await GetInfoAsync(options.ShowSecrets, cancellationToken),
        };
    }

    /// <summary>Says what <see cref="UpAsync"/> would do, and changes nothing.</summary>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Asks Pulumi to stop.</param>
    /// <exception cref="NoSummaryEventException">Pulumi did not say.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public async Task<PreviewResult> PreviewAsync(PreviewOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var changes = default(Events.SummaryEvent);
        var result = await RunUpdateAsync(UpdateArguments.Preview(options), options, cancellationToken, e => changes = e.SummaryEvent ?? changes);
        return new(result.StandardOutput, result.StandardError, changes?.ResourceChanges ?? throw new NoSummaryEventException());
    }

    /// <summary>Takes over into the state what the providers have.</summary>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Asks Pulumi to stop once the steps that it has begun are finished.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop; the message says what that means.</exception>
    public async Task<UpdateResult> RefreshAsync(RefreshOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        return await ResultAsync(await RunUpdateAsync(UpdateArguments.Refresh(options), options, cancellationToken), options.ShowSecrets, cancellationToken);
    }

    /// <summary>Deletes all resources. The stack, its history and its settings are kept.</summary>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Asks Pulumi to stop once the steps that it has begun are finished.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop; the message says what that means.</exception>
    public async Task<UpdateResult> DestroyAsync(DestroyOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        return await ResultAsync(await RunUpdateAsync(UpdateArguments.Destroy(options), options, cancellationToken), options.ShowSecrets, cancellationToken);
    }

    /// <summary>
    /// Ends an update that another process runs, or lifts the lock that it left. If it still runs, resources may be left
    /// that Pulumi does not know.
    /// </summary>
    public Task CancelAsync(CancellationToken cancellationToken = default) => Workspace.RunAsync(["cancel", "--yes", "--stack", Name], cancellationToken);

    private Task<CommandResult> RunUpdateAsync(IReadOnlyList<string> arguments, UpdateOptions options, CancellationToken cancellationToken, Action<Events.EngineEvent>? onEvent = null) =>
        Workspace.RunAsync(
            new PulumiInvocation
            {
                Arguments = [.. arguments, "--stack", Name],
                WorkDir = Workspace.WorkDir,
                OnStandardOutput = options.OnStandardOutput,
                OnStandardError = options.OnStandardError,
                OnEvent = engineEvent =>
                {
                    onEvent?.Invoke(engineEvent);
                    options.OnEvent?.Invoke(engineEvent);
                },
                TerminationToken = options.TerminationToken,
            },
            cancellationToken);

    private async Task<UpdateResult> ResultAsync(CommandResult result, bool? showSecrets, CancellationToken cancellationToken) => new()
    {
        StandardOutput = result.StandardOutput,
        StandardError = result.StandardError,
        Summary = await GetInfoAsync(showSecrets, cancellationToken),
    };
}
