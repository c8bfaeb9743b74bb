namespace WpAspire.Hosting.Verbs;

/// <summary>Lets Ctrl+C and SIGTERM stop what a verb does: the first in order, the second at once.</summary>
internal sealed class Interruption : IDisposable
{
    private const int Interrupted = 130;
    private readonly CancellationTokenSource _atOnce = new();

    /// <summary>
    /// Is cancelled by the second signal. What is registered with it, such as the end of a process that was started,
    /// is done before this process ends.
    /// </summary>
    public CancellationToken AtOnce => _atOnce.Token;

    /// <summary>Does something that can be stopped.</summary>
    /// <param name="work">Does it, until its token is cancelled; then it stops in order, as long as that takes.</param>
    /// <param name="onStopping">Is called when it is told to stop in order.</param>
    /// <param name="cancellationToken">Stops it in order too.</param>
    /// <returns>What the work gave, or 130 if it was ended at once.</returns>
    public async Task<int> RunAsync(Func<CancellationToken, Task<int>> work, Action onStopping, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var telling = stop.Token.Register(onStopping);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var signals = new StopSignals(isBackground: false, stop, () =>
        {
            _atOnce.Cancel();
            ended.TrySetResult();
        });

        // On a thread of its own: what blocks must not keep the second signal from its effect.
        var running = Task.Run(() => work(stop.Token), CancellationToken.None);
        return await Task.WhenAny(running, ended.Task) == running ? await running : Interrupted;
    }

    /// <inheritdoc/>
    public void Dispose() => _atOnce.Dispose();
}
