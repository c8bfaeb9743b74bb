using System.Runtime.InteropServices;

namespace WpAspire.Hosting.Verbs;

/// <summary>Ctrl+C and SIGTERM: the first stops in order, the second at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>Begins to listen.</summary>
    /// <param name="isBackground">Whether no terminal concerns this process.</param>
    /// <param name="stop">Stops in order.</param>
    /// <param name="endAtOnce">Ends at once, where it is being stopped already.</param>
    public StopSignals(bool isBackground, CancellationTokenSource stop, Action endAtOnce)
    {
        void OnSignal(PosixSignalContext context)
        {
            context.Cancel = true;
            if (stop.IsCancellationRequested)
            {
                endAtOnce();
            }
            else
            {
                stop.Cancel();
            }
        }

        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal));
        if (isBackground)
        {
            // The terminal that it was started from means nothing to it.
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, static c => c.Cancel = true));
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, static c => c.Cancel = true));
        }
        else
        {
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal));
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(static r => r.Dispose());
}
