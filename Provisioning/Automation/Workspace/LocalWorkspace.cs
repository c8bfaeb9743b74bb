using Microsoft.Extensions.Logging;
using WpAspire.Provisioning.Automation.Commands;
using WpAspire.Provisioning.Automation.Commands.Exceptions;

namespace WpAspire.Provisioning.Automation;

/// <summary>
/// A Pulumi program in a directory, with its stacks and their settings, driven through <c>pulumi</c>.
/// </summary>
/// <remarks>
/// <para>
/// The names and shapes are those of the official library, <c>Pulumi.Automation</c>, for programs that are on disk. There
/// are no inline programs here (<c>InlineProgramArgs</c>, <c>PulumiFn</c>): a program is written as Pulumi YAML first, so
/// that it can be read, compared and run by hand.
/// </para>
/// <para>
/// Three things are safer than in the official library. Values of the configuration go to Pulumi through standard input,
/// never as arguments. A cancellation token lets Pulumi finish the steps that it has begun, instead of killing it. Secrets
/// are decrypted only where they were asked for.
/// </para>
/// <example>
/// <code>
/// var environment = PulumiEnvironment.Create(directory, () => passphrase);
/// var stack = await LocalWorkspace.CreateOrSelectStackAsync(
///     new LocalProgramArgs("blog", directory) { EnvironmentVariables = environment.Variables }, cancellationToken);
/// await using var display = DeploymentDisplay.Create();
/// var result = await stack.UpAsync(new UpOptions { OnEvent = display.OnEvent, TerminationToken = atOnce }, cancellationToken);
/// </code>
/// </example>
/// </remarks>
public sealed partial class LocalWorkspace
{
    private readonly LocalPulumiCommand _command;
    private readonly ILogger? _logger;

    private LocalWorkspace(LocalWorkspaceOptions options, LocalPulumiCommand command)
    {
        WorkDir = Path.GetFullPath(options.WorkDir);
        PulumiHome = options.PulumiHome;
        SecretsProvider = options.SecretsProvider;
        EnvironmentVariables = new Dictionary<string, string?>(options.EnvironmentVariables ?? new Dictionary<string, string?>());
        _command = command;
        _logger = options.Logger;
    }

    /// <summary>The directory of the program.</summary>
    public string WorkDir { get; }

    /// <summary>Where Pulumi keeps its plugins and credentials; <see langword="null"/> for the usual place.</summary>
    public string? PulumiHome { get; }

    /// <summary>The version of <c>pulumi</c>.</summary>
    public string PulumiVersion => _command.Version?.ToString() ?? "";

    /// <summary>What encrypts the secrets of a stack that is created; <see langword="null"/> for the backend's own.</summary>
    public string? SecretsProvider { get; }

    /// <summary>Environment variables of every command, beside those of this process.</summary>
    public IDictionary<string, string?> EnvironmentVariables { get; }

    /// <summary>Opens a program.</summary>
    /// <exception cref="DistributedApplicationException">There is no such directory, or no <c>pulumi</c> that is good enough.</exception>
    public static async Task<LocalWorkspace> CreateAsync(LocalWorkspaceOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!Directory.Exists(options.WorkDir))
        {
            throw new DistributedApplicationException($"There is no directory '{options.WorkDir}' with a Pulumi program: `publish` writes one.");
        }

        var command = options.PulumiCommand
            ?? await LocalPulumiCommand.CreateAsync(new() { EnvironmentVariables = options.EnvironmentVariables }, cancellationToken);
        var workspace = new LocalWorkspace(options, command);
        foreach (var (name, settings) in options.StackSettings ?? new Dictionary<string, StackSettings>())
        {
            await workspace.SaveStackSettingsAsync(name, settings, cancellationToken);
        }

        return workspace;
    }

    /// <summary>Creates a stack of a program.</summary>
    /// <exception cref="StackAlreadyExistsException">It exists.</exception>
    public static async Task<WorkspaceStack> CreateStackAsync(LocalProgramArgs args, CancellationToken cancellationToken = default) =>
        await WorkspaceStack.CreateAsync(StackName(args), await CreateAsync(args, cancellationToken), cancellationToken);

    /// <summary>Opens a stack of a program.</summary>
    /// <exception cref="StackNotFoundException">It does not exist.</exception>
    public static async Task<WorkspaceStack> SelectStackAsync(LocalProgramArgs args, CancellationToken cancellationToken = default) =>
        await WorkspaceStack.SelectAsync(StackName(args), await CreateAsync(args, cancellationToken), cancellationToken);

    /// <summary>Opens a stack of a program, and creates it if it does not exist.</summary>
    public static async Task<WorkspaceStack> CreateOrSelectStackAsync(LocalProgramArgs args, CancellationToken cancellationToken = default) =>
        await WorkspaceStack.CreateOrSelectAsync(StackName(args), await CreateAsync(args, cancellationToken), cancellationToken);

    internal Task<CommandResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(new PulumiInvocation { Arguments = arguments, WorkDir = WorkDir }, cancellationToken);

    internal async Task<CommandResult> RunAsync(PulumiInvocation invocation, CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string?>(EnvironmentVariables);
        if (PulumiHome is not null)
        {
            environment["PULUMI_HOME"] = PulumiHome;
        }

        var result = await _command.RunAsync(invocation with { Environment = environment }, cancellationToken);
        if (result.UnreadableEvents > 0)
        {
            _logger?.LogWarning("{Count} lines of the event log of `pulumi {Command}` could not be read and were left out.", result.UnreadableEvents, invocation.Command);
        }

        return result;
    }

    private static string StackName(LocalProgramArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args.StackName;
    }
}
