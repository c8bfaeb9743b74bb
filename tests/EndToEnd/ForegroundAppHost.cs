using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace WpAspire.EndToEnd;

/// <summary>An AppHost that runs, and what it has written so far.</summary>
internal sealed partial class ForegroundAppHost : IAsyncDisposable
{
    private const int Sigkill = 9;
    private const int Sigterm = 15;

    private readonly Process _process;
    private readonly StringBuilder _output = new();

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

    /// <summary>Asks it to end, as a terminal that is closed or an init system does, and waits for that.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        Assert.Equal(0, Kill(_process.Id, Sigterm));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Site.Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Kills a process without a chance to clean up.</summary>
    public static void Kill(int processId) => Assert.Equal(0, Kill(processId, Sigkill));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // In order: the orchestrator has containers to remove.
            _ = Kill(_process.Id, Sigterm);
            using var patience = new CancellationTokenSource(Site.Patience);
            await _process.WaitForExitAsync(patience.Token);
        }

        _process.Dispose();
    }

    private void Append(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
