namespace WpAspire.SmokeTests.Support;

/// <summary>Waits for what happens by itself, looking often and giving up after a bounded time.</summary>
public static class Condition
{
    public static async Task UntilAsync(Func<Task<bool>> holds, string what, CancellationToken cancellationToken) =>
        Assert.True(await HoldsAsync(holds, TestRun.Patience, cancellationToken), $"Within {TestRun.Patience.TotalMinutes:0} minutes this did not happen: {what}.");

    /// <summary>Whether it comes to hold in that time.</summary>
    public static async Task<bool> HoldsAsync(Func<Task<bool>> holds, TimeSpan time, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(started) >= time)
            {
                return false;
            }

            await Task.Delay(50, cancellationToken);
        }

        return true;
    }
}
