namespace WpAspire.SmokeTests.Support;

/// <summary>Waits for what happens by itself, looking often and giving up after a bounded time.</summary>
public static class Condition
{
    public static async Task UntilAsync(Func<Task<bool>> holds, string what, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TestRun.Patience, $"Within {TestRun.Patience.TotalMinutes:0} minutes this did not happen: {what}.");
            await Task.Delay(50, cancellationToken);
        }
    }
}
