namespace WpAspire.Hosting.Logs;

/// <summary>How much is kept of the log of a resource, all its replicas together. Whichever is reached first counts.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Bytes">The memory that they take, in bytes.</param>
internal sealed record LogLimits(int Lines, int Bytes)
{
    /// <summary>Hours of a busy site, in no more memory than a few of its images take.</summary>
    public static LogLimits Default { get; } = new(Lines: 200_000, Bytes: 32 * 1024 * 1024);
}
