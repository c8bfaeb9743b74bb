using System.Globalization;
using CliWrap;

namespace WpAspire.Hosting.Tests.Testing;

/// <summary>What Ctrl+C does to a pipeline, in a process of its own.</summary>
public sealed class SignalTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("wpaspire-home-").FullName;
    private readonly List<string> _output = [];
    private readonly List<string> _error = [];
    private readonly Dictionary<string, TaskCompletionSource> _awaited = [];

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task The_first_signal_lets_the_steps_stop_in_order(string signal)
    {
        var running = Start("hold", out var tidying);
        await _awaited["hold: Holding…"].Task.WaitAsync(TestContext.Current.CancellationToken);

        await SendAsync(signal, running.ProcessId);

        Assert.Equal(1, (await running).ExitCode);
        Assert.True(tidying.IsCompleted);
        Assert.Contains(_output, l => l.EndsWith("warning: stopping; Ctrl+C again ends it at once.", StringComparison.Ordinal));
        Assert.Equal(["error: `deploy` was stopped before it was done."], _error);
    }

    [Fact]
    public async Task The_second_signal_ends_it_at_once()
    {
        var running = Start("hold-on", out var tidying);
        await _awaited["hold: Holding…"].Task.WaitAsync(TestContext.Current.CancellationToken);
        await SendAsync("INT", running.ProcessId);
        await tidying.WaitAsync(TestContext.Current.CancellationToken);

        await SendAsync("INT", running.ProcessId);

        Assert.Equal(130, (await running).ExitCode);
        Assert.Empty(_error);
    }

    private CommandTask<CommandResult> Start(string scenario, out Task tidying)
    {
        _awaited["hold: Holding…"] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited["hold: Tidying up."] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        tidying = _awaited["hold: Tidying up."].Task;
        return Cli.Wrap("dotnet")
            .WithArguments([typeof(TinyAppHost.Entry).Assembly.Location, "deploy"])
            .WithWorkingDirectory(_home)
            .WithEnvironmentVariables(e => e.Set("HOME", _home).Set("DOTNET_CLI_HOME", _home).Set("TINY_MISTAKE", scenario))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(OnLine))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(_error.Add))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(TestContext.Current.CancellationToken);
    }

    private void OnLine(string line)
    {
        _output.Add(line);
        foreach (var (text, source) in _awaited)
        {
            if (line.EndsWith(text, StringComparison.Ordinal))
            {
                source.TrySetResult();
            }
        }
    }

    private static async Task SendAsync(string signal, int processId) =>
        await Cli.Wrap("kill").WithArguments([$"-{signal}", processId.ToString(CultureInfo.InvariantCulture)]).ExecuteAsync(TestContext.Current.CancellationToken);
}
