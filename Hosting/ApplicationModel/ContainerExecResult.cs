namespace WpAspire.Hosting.ApplicationModel;

/// <summary>How a command in a container ended.</summary>
/// <param name="Replica">The replica, from 1.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What it wrote to its standard output.</param>
/// <param name="Error">What it wrote to its standard error.</param>
public sealed record ContainerExecResult(int Replica, int ExitCode, string Output, string Error)
{
    /// <summary>Whether it wrote more than was kept.</summary>
    public bool IsTruncated { get; init; }
}
