namespace WpAspire.WebBenchmark;

/// <summary>Waits until containers have nothing to do: those of one case must not take time from the next.</summary>
internal static class Quiet
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    // Of a core: health checks go on.
    private const double Idle = 0.05;

    /// <summary>Waits.</summary>
    public static async Task AwaitAsync(Target target, CancellationToken cancellationToken)
    {
        var begin = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(s_interval);
        TimeSpan before, after = ProcessorTimes.ContainersOf(target);
        do
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            (before, after) = (after, ProcessorTimes.ContainersOf(target));
        }
        while (after - before > s_interval * Idle && TimeProvider.System.GetElapsedTime(begin) < s_longest);
    }
}
