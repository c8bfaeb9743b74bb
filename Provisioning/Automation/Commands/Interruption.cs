namespace WpAspire.Provisioning.Automation.Commands;

/// <summary>
/// Asks a running Pulumi to stop: the first interrupt lets it finish the steps that it has begun, a second one ends it at
/// once, and resources may be left that it does not know. So the first must never be sent twice.
/// </summary>
internal sealed class Interruption
{
    private readonly TaskCompletionSource _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Whether Pulumi may be interrupted by somebody else too: Ctrl+C in a terminal goes to all programs that run in it.
    /// </summary>
    public bool SharesTerminal { get; set; } = !Console.IsInputRedirected || !Console.IsOutputRedirected || !Console.IsErrorRedirected;

    /// <summary>How long Pulumi may take to say that a terminal has interrupted it.</summary>
    public TimeSpan TerminalGrace { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long Pulumi may take to end at once.</summary>
    public TimeSpan TerminationGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Pulumi says that it was interrupted.</summary>
    public void Acknowledge() => _acknowledged.TrySetResult();

    /// <summary>Waits for one of the tokens, and sends what it asks for until the process has ended.</summary>
    /// <param name="interrupt">Sends an interrupt.</param>
    /// <param name="kill">Ends the process without asking it.</param>
    /// <param name="ended">Completes when the process has ended.</param>
    /// <param name="cancel">Asks it to stop in order.</param>
    /// <param name="terminate">Asks it to end at once.</param>
    public async Task WatchAsync(Action interrupt, Action kill, Task ended, CancellationToken cancel, CancellationToken terminate)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, terminate);
        if (await EndedFirstAsync(ended, either.Token))
        {
            return;
        }

        if (!SharesTerminal || !await AcknowledgedAsync(ended))
        {
            interrupt();
        }

        if (await EndedFirstAsync(ended, terminate))
        {
            return;
        }

        // Two signals at once are one: the first must have arrived before the second means something.
        await AcknowledgedAsync(ended);
        interrupt();
        await Task.WhenAny(ended, Task.Delay(TerminationGrace, CancellationToken.None));
        if (!ended.IsCompleted)
        {
            kill();
        }
    }

    private async Task<bool> AcknowledgedAsync(Task ended)
    {
        await Task.WhenAny(_acknowledged.Task, ended, Task.Delay(TerminalGrace));
        return _acknowledged.Task.IsCompleted || ended.IsCompleted;
    }

    private static async Task<bool> EndedFirstAsync(Task ended, CancellationToken token)
    {
        var requested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(requested.SetResult);
        await Task.WhenAny(ended, requested.Task);
        return ended.IsCompleted;
    }
}
