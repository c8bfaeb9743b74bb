namespace WpAspire.SmokeTests.Support;

/// <summary>Waits for what happens by itself, looking often and giving up after a bounded time.</summary>
public static class Condition
{
    public static async Task UntilAsync(Func<Task<bool>> holds, string what, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        var limit = timeout ?? TimeSpan.FromMinutes(2);
        var started = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < limit, $"Within {limit.TotalSeconds:0} seconds this did not happen: {what}.");
            await Task.Delay(50, cancellationToken);
        }
    }
}
