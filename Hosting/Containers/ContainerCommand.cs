using System.IO.Pipelines;
using System.Text;
using CliWrap;

namespace WpAspire.Hosting.Containers;

/// <summary>A command in a container that answers each line with a line.</summary>
internal sealed class ContainerCommand : IContainerCommand
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Pipe _input = new();
    private readonly Pipe _output = new();
    private readonly StringBuilder _error = new();
    private readonly StreamReader _answers;
    private readonly Task _running;

    public ContainerCommand(ContainerRuntime runtime, string id, IReadOnlyList<string> command)
    {
        _answers = new StreamReader(_output.Reader.AsStream());
        _running = RunAsync(runtime, id, command);
    }

    /// <inheritdoc/>
    public async Task<string> AskAsync(string line, CancellationToken cancellationToken)
    {
        await _input.Writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
        return await _answers.ReadLineAsync(cancellationToken) ?? throw new IOException($"The command has ended. {_error}".TrimEnd());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The end of its input ends the command; the connection need not be waited for.
        await _input.Writer.CompleteAsync();
        await _ending.CancelAsync();
        await _running;
        _answers.Dispose();
        _ending.Dispose();
    }

    private async Task RunAsync(ContainerRuntime runtime, string id, IReadOnlyList<string> command)
    {
        Exception? failure = null;
        try
        {
            await runtime.Command(["exec", "--interactive", id, .. command])
                .WithStandardInputPipe(PipeSource.FromStream(_input.Reader.AsStream(), autoFlush: true))
                .WithStandardOutputPipe(PipeTarget.ToStream(_output.Writer.AsStream(), autoFlush: true))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(_error))
                .ExecuteAsync(_ending.Token);
        }
        catch (Exception exception)
        {
            failure = exception as IOException ?? new IOException(exception.Message, exception);
        }

        await _output.Writer.CompleteAsync(failure);
    }
}
