namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// The pause between two probes: short at first, since most things are ready at once, then longer, so that waiting
/// for something slow costs nothing.
/// </summary>
/// <param name="first">The first pause; 10 ms by default.</param>
/// <param name="longest">The longest pause; 250 ms by default.</param>
internal sealed class Backoff(TimeSpan? first = null, TimeSpan? longest = null)
{
    private readonly TimeSpan _longest = longest ?? TimeSpan.FromMilliseconds(250);
    private TimeSpan _next = first ?? TimeSpan.FromMilliseconds(10);

    /// <summary>The pause that comes next; each call makes the following one longer by half.</summary>
    public TimeSpan Next()
    {
        var current = _next;
        var following = current * 1.5;
        _next = following < _longest ? following : _longest;
        return current;
    }

    /// <summary>Waits for the next pause.</summary>
    public Task DelayAsync(CancellationToken cancellationToken) => Task.Delay(Next(), cancellationToken);
}
