namespace WpAspire.Hosting.Containers;

/// <summary>
/// Says at once what is wrong with the container runtime: Aspire waits for one that is not there, and says so in its
/// dashboard alone.
/// </summary>
internal static class RuntimeCheck
{
    /// <summary>The oldest version of Docker's command line that Aspire's orchestrator can work with.</summary>
    public const int OldestDockerCli = 25;

    private const string Docker = "docker";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Asks the command line and the engine behind it.</summary>
    /// <exception cref="DistributedApplicationException">One of the two is missing, or too old.</exception>
    public static async Task EnsureAsync(ContainerRuntime runtime, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            Judge(runtime.Program, await runtime.RunAsync(["version", "--format", "{{.Client.Version}}"], patience.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DistributedApplicationException(
                $"The engine of the container runtime `{runtime.Program}` does not answer within {s_patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds: start it again, or set DOCKER_HOST to one that runs.");
        }
    }

    /// <summary>Judges an answer.</summary>
    internal static void Judge(string program, RuntimeResult answer)
    {
        var version = answer.Output.Trim();
        if (program == Docker && int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major < OldestDockerCli)
        {
            throw new DistributedApplicationException(
                $"The command line `{program}` has the version {version}, and Aspire needs {OldestDockerCli} or newer: run `make setup`, or install a newer one. The engine may stay as it is.");
        }

        if (answer.ExitCode != 0)
        {
            var reason = answer.Error.Trim().ReplaceLineEndings(" ").TrimEnd('.', '?');
            throw new DistributedApplicationException(
                $"The engine of the container runtime `{program}` does not answer ({reason}): start it, as with `systemctl start {program}` or `make setup`, or set DOCKER_HOST to one that runs.");
        }
    }
}
