using Docker.DotNet;
using Docker.DotNet.Models;

namespace WpAspire.Hosting.Orchestration.Engine;

internal sealed partial class DockerEngine
{
    /// <summary>Runs a command in a running container, joined to the given streams, until it ends.</summary>
    /// <param name="id">The container.</param>
    /// <param name="resource">The resource, for messages.</param>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="streams">What the command reads and writes.</param>
    /// <param name="cancellationToken">Leaves the command.</param>
    /// <returns>The command's exit code.</returns>
    public async Task<int> ExecAsync(string id, string resource, IReadOnlyList<string> command, ExecStreams streams, CancellationToken cancellationToken)
    {
        try
        {
            var exec = await _client.Exec.CreateContainerExecAsync(
                id,
                new ContainerExecCreateParameters
                {
                    Cmd = [.. command],
                    AttachStdin = streams.Input is not null,
                    AttachStdout = true,
                    AttachStderr = true,
                    TTY = streams.IsTerminal,
                    ConsoleSize = streams.ConsoleSize!,
                },
                cancellationToken);
            using var stream = await _client.Exec.StartContainerExecAsync(
                exec.ID, new ContainerExecStartParameters { TTY = streams.IsTerminal, ConsoleSize = streams.ConsoleSize! }, cancellationToken);

            streams.OnResize = (width, height) => ResizeAsync(exec.ID, width, height);
            using var inputDone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var input = streams.Input is null ? Task.CompletedTask : PumpInputAsync(stream, streams.Input, inputDone.Token);
            await stream.CopyOutputToAsync(Stream.Null, streams.Output, streams.Error, cancellationToken);
            await inputDone.CancelAsync();
            _ = input.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

            long? exitCode = null;
            await PollAsync(
                async ct =>
                {
                    var state = await _client.Exec.InspectContainerExecAsync(exec.ID, ct);
                    exitCode = state.Running ? null : state.ExitCode;
                    return exitCode is not null;
                },
                cancellationToken);
            return (int)exitCode!.Value;
        }
        catch (DockerApiException exception)
        {
            throw new DistributedApplicationException(
                $"The command could not be run in the resource '{resource}': {EngineError.Message(exception)}.", exception);
        }
    }

    private static async Task PumpInputAsync(MultiplexedStream stream, Stream input, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        try
        {
            int count;
            while ((count = await input.ReadAsync(buffer, cancellationToken)) > 0)
            {
                await stream.WriteAsync(buffer, 0, count, cancellationToken);
            }

            stream.CloseWrite();
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The command ended while there was still input for it.
        }
    }

    private async Task ResizeAsync(string execId, int width, int height)
    {
        try
        {
            await _client.Exec.ResizeExecTtyAsync(execId, new ContainerResizeParameters { Width = width, Height = height }, CancellationToken.None);
        }
        catch (DockerApiException)
        {
            // The command ended in the meantime.
        }
    }
}
