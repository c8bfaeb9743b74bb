using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace WpAspire.EndToEnd;

/// <summary>An AppHost in the foreground, and what it has written so far.</summary>
internal sealed partial class ForegroundAppHost
{
    private const int Sigint = 2;
    private const int Sigkill = 9;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ForegroundAppHost(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int ProcessId => _process.Id;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public async Task WaitForOutputAsync(string text, TimeSpan timeout)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(timeout);
        var ended = _process.WaitForExitAsync(patience.Token);
        while (true)
        {
            Task changed;
            lock (_output)
            {
                changed = _changed.Task;
            }

            if (Output.Contains(text, StringComparison.Ordinal))
            {
                return;
            }

            if (await Task.WhenAny(changed, ended) == ended)
            {
                await ended;
                Assert.Contains(text, Output, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Presses Ctrl+C and waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> InterruptAsync() => SignalAsync(Sigint);

    /// <summary>Presses Ctrl+C once more; one that has ended meanwhile does not mind.</summary>
    public void InterruptAgain() => _ = Kill(_process.Id, Sigint);

    /// <summary>Kills it without a chance to clean up.</summary>
    public Task<int> KillAsync() => SignalAsync(Sigkill);

    private async Task<int> SignalAsync(int signal)
    {
        Assert.Equal(0, Kill(_process.Id, signal));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    private void Append(string? line)
    {
        TaskCompletionSource changed;
        lock (_output)
        {
            _output.AppendLine(line);
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.TrySetResult();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
