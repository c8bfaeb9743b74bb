using System.Diagnostics;

namespace WpAspire.SmokeTests.Support;

/// <summary>What a command printed and how it ended.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public string Everything => Output + Error;
}

/// <summary>
/// The <c>docker</c> command, for what Testcontainers does not do: build with a given builder, run a container
/// that is expected to end, and send signals.
/// </summary>
public static class DockerCli
{
    // Shorter than the wait for the command itself.
    private static readonly TimeSpan s_untilKilled = TestRun.Patience / 2;

    /// <summary>Runs <c>docker</c> and waits for its end, at most <paramref name="timeout"/> (<see cref="TestRun.Patience"/>).</summary>
    public static async Task<CommandResult> TryAsync(IEnumerable<string> arguments, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout ?? TestRun.Patience);
        using var process = Process.Start(new ProcessStartInfo("docker", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            // The engine's own idea of its version: the variable is for Testcontainers.
            Environment = { ["DOCKER_API_VERSION"] = null },
        })!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>
    /// Sends a container its stop signal and waits for its end. One that does not heed the signal ends as killed, with 137.
    /// </summary>
    public static Task StopAsync(string container, CancellationToken cancellationToken)
        => RunAsync(["stop", $"--time={s_untilKilled.TotalSeconds:0}", container], cancellationToken);

    /// <summary>Like <see cref="TryAsync"/>, but a failure is an exception with what the command said.</summary>
    public static async Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        var command = arguments.ToArray();
        var result = await TryAsync(command, cancellationToken, timeout);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException($"`docker {string.Join(' ', command)}` ended with {result.ExitCode}: {result.Everything}");
    }
}
