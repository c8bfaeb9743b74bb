using System.IO.Pipelines;
using System.Text;

namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>A command in a container that answers each line with a line.</summary>
internal sealed class ContainerCommand : IContainerCommand
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Pipe _input = new();
    private readonly Pipe _output = new();
    private readonly MemoryStream _error = new();
    private readonly StreamReader _answers;
    private readonly Task _running;

    public ContainerCommand(DockerEngine engine, string id, string resource, IReadOnlyList<string> command)
    {
        _answers = new StreamReader(_output.Reader.AsStream());
        _running = RunAsync(engine, id, resource, command);
    }

    /// <inheritdoc/>
    public async Task<string> AskAsync(string line, CancellationToken cancellationToken)
    {
        await _input.Writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
        return await _answers.ReadLineAsync(cancellationToken)
            ?? throw new IOException($"The command has ended. {Encoding.UTF8.GetString(_error.ToArray())}".TrimEnd());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The end of its input ends the command; the connection need not be waited for.
        await _input.Writer.CompleteAsync();
        await _ending.CancelAsync();
        await _running;
        _answers.Dispose();
        await _error.DisposeAsync();
        _ending.Dispose();
    }

    private async Task RunAsync(DockerEngine engine, string id, string resource, IReadOnlyList<string> command)
    {
        Exception? failure = null;
        try
        {
            var streams = new ExecStreams { Input = _input.Reader.AsStream(), Output = _output.Writer.AsStream(), Error = _error };
            await engine.ExecAsync(id, resource, command, streams, _ending.Token);
        }
        catch (Exception exception)
        {
            failure = exception as IOException ?? new IOException(exception.Message, exception);
        }

        await _output.Writer.CompleteAsync(failure);
    }
}
