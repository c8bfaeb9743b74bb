using System.ComponentModel;
using System.Text;
using CliWrap;
using WpAspire.Provisioning.Automation.Commands.Exceptions;
using WpAspire.Provisioning.Automation.Errors;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Automation.Locks;
using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Automation.Commands;

/// <summary>The <c>pulumi</c> that is installed on this machine.</summary>
public sealed class LocalPulumiCommand
{
    /// <summary>The environment variable that, set to anything, lets any version be used.</summary>
    public const string SkipVersionCheckVar = "PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK";

    private readonly string _executable;
    private readonly bool _isRooted;

    private LocalPulumiCommand(string executable, bool isRooted, Version? version)
    {
        _executable = executable;
        _isRooted = isRooted;
        Version = version;
    }

    /// <summary>The oldest version that is good enough.</summary>
    public static Version MinimumVersion { get; } = new(3, 255, 0);

    /// <summary>The version; <see langword="null"/> where it is not known and was not to be checked.</summary>
    public Version? Version { get; }

    /// <summary>How a running command is asked to stop.</summary>
    internal Func<Interruption> CreateInterruption { get; set; } = static () => new();

    /// <summary>Whether what changes something goes on in order when this process is killed.</summary>
    internal bool IsSupervised { get; set; } = !OperatingSystem.IsWindows();

    /// <summary>Finds <c>pulumi</c> and checks its version.</summary>
    /// <exception cref="DistributedApplicationException">It is not there, too old, or of a newer major version.</exception>
    public static async Task<LocalPulumiCommand> CreateAsync(LocalPulumiCommandOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var environment = new Dictionary<string, string?>(options.EnvironmentVariables ?? new Dictionary<string, string?>());
        var executable = PulumiExecutable.Find(options.Root, Variable(environment, "PATH"));
        var command = new LocalPulumiCommand(executable, options.Root is not null, version: null);
        var version = await command.VersionAsync(environment, cancellationToken);
        if (!options.SkipVersionCheck && Variable(environment, SkipVersionCheckVar) is null)
        {
            PulumiVersion.Check(version, options.Version is { } minimum && minimum > MinimumVersion ? minimum : MinimumVersion, executable);
        }

        return new(executable, options.Root is not null, version);
    }

    /// <summary>Runs a command.</summary>
    /// <param name="args">The arguments. They can be read by every user of the machine: no secret belongs here.</param>
    /// <param name="workingDir">The directory to run it in.</param>
    /// <param name="additionalEnv">Environment variables beside those of this process.</param>
    /// <param name="onStandardOutput">Takes each line of standard output.</param>
    /// <param name="onStandardError">Takes each line of standard error.</param>
    /// <param name="onEngineEvent">Takes each event; only for commands that have an event log.</param>
    /// <param name="cancellationToken">Asks it to stop in order, once; it is not killed, and the call returns when it has ended.</param>
    /// <exception cref="CommandException">It failed.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop, and did not succeed before it had.</exception>
    public Task<CommandResult> RunAsync(
        IList<string> args,
        string workingDir,
        IDictionary<string, string?> additionalEnv,
        Action<string>? onStandardOutput = null,
        Action<string>? onStandardError = null,
        Action<EngineEvent>? onEngineEvent = null,
        CancellationToken cancellationToken = default) =>
        RunInputAsync(args, workingDir, additionalEnv, onStandardOutput, onStandardError, stdIn: null, onEngineEvent, cancellationToken);

    /// <summary>Runs a command that reads from standard input.</summary>
    /// <inheritdoc cref="RunAsync(IList{string}, string, IDictionary{string, string?}, Action{string}?, Action{string}?, Action{EngineEvent}?, CancellationToken)"/>
    public Task<CommandResult> RunInputAsync(
        IList<string> args,
        string workingDir,
        IDictionary<string, string?> additionalEnv,
        Action<string>? onStandardOutput = null,
        Action<string>? onStandardError = null,
        string? stdIn = null,
        Action<EngineEvent>? onEngineEvent = null,
        CancellationToken cancellationToken = default) =>
        RunAsync(
            new PulumiInvocation
            {
                Arguments = [.. args],
                WorkDir = workingDir,
                Environment = new Dictionary<string, string?>(additionalEnv),
                StandardInput = stdIn,
                OnStandardOutput = onStandardOutput,
                OnStandardError = onStandardError,
                OnEvent = onEngineEvent,
            },
            cancellationToken);

    internal async Task<CommandResult> RunAsync(PulumiInvocation invocation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var log = invocation.OnEvent is null ? null : new EventLog();
        var progress = DeploymentProgress.Empty;
        var result = await ExecuteAsync(invocation, log, e => progress = progress.Apply(e), cancellationToken);
        if (result.Code == 0)
        {
            return result;
        }

        var exception = CommandException.Create(new() { Command = invocation.Command, Stack = invocation.Stack, Result = result, Progress = progress });
        if (!cancellationToken.IsCancellationRequested && !invocation.TerminationToken.IsCancellationRequested)
        {
            throw exception;
        }

        // A command without events ends at once and says nothing; a resource that failed all the same is worth more than that it was cancelled.
        var message = exception.Kind == PulumiErrorKind.Other
            ? CancellationErrors.Canceled(new PulumiFailure { Command = invocation.Command, Stack = invocation.Stack, Result = result }.TheStack).Message
            : exception.Message;
        throw new OperationCanceledException(message, exception, cancellationToken.IsCancellationRequested ? cancellationToken : invocation.TerminationToken);
    }

    private async Task<CommandResult> ExecuteAsync(PulumiInvocation invocation, EventLog? log, Action<EngineEvent> onEvent, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var error = new StringBuilder();

        // What has no events changes nothing and is short.
        var isSupervised = IsSupervised && log is not null;
        var running = isSupervised
            ? await StartSupervisedAsync(invocation, log!, Into(output, invocation.OnStandardOutput), Into(error, invocation.OnStandardError))
            : StartDirectly(invocation, log, Into(output, invocation.OnStandardOutput), Into(error, invocation.OnStandardError));
        var interruption = CreateInterruption();
        interruption.SharesTerminal &= !isSupervised;
        void Take(EngineEvent engineEvent)
        {
            if (engineEvent.StandardOutputEvent is { } said && Cancellation.IsAcknowledgement(said.Message))
            {
                interruption.Acknowledge();
            }

            onEvent(engineEvent);
            invocation.OnEvent!(engineEvent);
        }

        var watching = interruption.WatchAsync(running.Interrupt, running.Kill, running.ExitCode, cancellationToken, invocation.TerminationToken);
        var following = log?.FollowAsync(Take, running.ExitCode) ?? Task.CompletedTask;
        var code = await running.ExitCode;
        await watching;
        await following;
        if (code == SupervisedCommand.Killed)
        {
            Leftovers.End(Path.GetFullPath(invocation.WorkDir));
        }

        return new(code, output.ToString(), error.ToString()) { UnreadableEvents = log?.UnreadableLines ?? 0 };
    }

    private async Task<RunningCommand> StartSupervisedAsync(PulumiInvocation invocation, EventLog log, Action<string> onOutput, Action<string> onError)
    {
        try
        {
            return await SupervisedCommand.StartAsync(
                log.DirectoryPath, _executable, invocation.CompleteArguments(log.FilePath), invocation.WorkDir, CompleteEnvironment(invocation.Environment, hasEvents: true), onOutput, onError);
        }
        catch (Win32Exception exception)
        {
            throw CannotRun(invocation.WorkDir, exception);
        }
    }

    private RunningCommand StartDirectly(PulumiInvocation invocation, EventLog? log, Action<string> onOutput, Action<string> onError)
    {
        var windowsInterrupt = new CancellationTokenSource();
        var kill = new CancellationTokenSource();
        var running = Start(
            Cli.Wrap(_executable)
                .WithArguments(invocation.CompleteArguments(log?.FilePath))
                .WithWorkingDirectory(invocation.WorkDir)
                .WithEnvironmentVariables(CompleteEnvironment(invocation.Environment, hasEvents: log is not null))
                .WithStandardInputPipe(invocation.StandardInput is { } input ? PipeSource.FromString(input, Encoding.UTF8) : PipeSource.Null)
                .WithStandardOutputPipe(PipeTarget.ToDelegate(onOutput))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(onError))
                .WithValidation(CommandResultValidation.None),
            kill.Token,
            windowsInterrupt.Token);
        return new(
            ExitCodeAsync(running),
            () =>
            {
                if (!UnixSignal.TryInterrupt(running.ProcessId) && OperatingSystem.IsWindows())
                {
                    windowsInterrupt.Cancel();
                }
            },
            kill.Cancel);
    }

    private CommandTask<CliWrap.CommandResult> Start(Command command, CancellationToken kill, CancellationToken interrupt)
    {
        try
        {
            return command.ExecuteAsync(kill, interrupt);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            throw CannotRun(command.WorkingDirPath, exception);
        }
    }

    private DistributedApplicationException CannotRun(string workDir, Exception exception) =>
        new($"`{_executable}` cannot be run in '{workDir}': the directory must exist and the file be executable.", exception);

    private static async Task<int> ExitCodeAsync(CommandTask<CliWrap.CommandResult> running)
    {
        try
        {
            return (await running).ExitCode;
        }
        catch (OperationCanceledException)
        {
            // Only where it was killed, or on Windows; there is no exit code then.
            return SupervisedCommand.Killed;
        }
    }

    private async Task<Version?> VersionAsync(Dictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var error = new StringBuilder();
        var command = Cli.Wrap(_executable)
            .WithArguments("version")
            .WithEnvironmentVariables(CompleteEnvironment(environment, hasEvents: false))
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
            .WithValidation(CommandResultValidation.None);
        var result = await Start(command, cancellationToken, CancellationToken.None);
        return result.ExitCode == 0
            ? PulumiVersion.Parse(output.ToString())
            : throw new DistributedApplicationException($"`{_executable} version` failed (exit code {result.ExitCode}): {ProviderMessage.Clean(error.ToString())}; reinstall it as https://www.pulumi.com/docs/install/ says.");
    }

    private Dictionary<string, string?> CompleteEnvironment(IReadOnlyDictionary<string, string?> environment, bool hasEvents)
    {
        var complete = new Dictionary<string, string?>(environment) { ["PULUMI_SKIP_UPDATE_CHECK"] = "true" };
        if (hasEvents)
        {
            // The option for an event log does not exist without it.
            complete["PULUMI_DEBUG_COMMANDS"] = "true";
        }

        if (_isRooted)
        {
            // The plugins that came with this one go before others.
            complete["PATH"] = $"{Path.GetDirectoryName(_executable)}{Path.PathSeparator}{Variable(environment, "PATH")}";
        }

        return complete;
    }

    private static Action<string> Into(StringBuilder text, Action<string>? onLine) => line =>
    {
        text.AppendLine(line);
        onLine?.Invoke(line);
    };

    private static string? Variable(IReadOnlyDictionary<string, string?> environment, string name) =>
        environment.TryGetValue(name, out var value) ? value : Environment.GetEnvironmentVariable(name);
}
