namespace WpAspire.Hosting.Logs;

/// <summary>Times of log lines: nanoseconds since 1970, as the engine tells them.</summary>
internal static class LogClock
{
    private const int NanosecondsPerTick = 100;

    /// <summary>A time as a person's calendar has it.</summary>
    public static DateTimeOffset ToDateTime(long timestamp) => DateTimeOffset.UnixEpoch.AddTicks(timestamp / NanosecondsPerTick);

    /// <summary>The other way round.</summary>
    public static long FromDateTime(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks * NanosecondsPerTick;
}
