using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>
/// Ctrl+C and SIGTERM: the first stops in order, which the host itself does, the second ends the AppHost at once. What
/// it has started then ends by itself.
/// </summary>
internal sealed class StopSignals : IHostedService, IDisposable
{
    private const int Interrupted = 130;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _count;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <remarks>It listens until the process ends: what stops in order may take its time.</remarks>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(static r => r.Dispose());

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) == 1)
        {
            Console.Error.WriteLine("stopping; Ctrl+C again ends it at once.");
        }
        else
        {
            Environment.Exit(Interrupted);
        }
    }
}
