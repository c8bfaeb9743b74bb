namespace WpAspire.Hosting.Containers;

/// <summary>How a command of the container runtime ended.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What it wrote to its standard output.</param>
/// <param name="Error">What it wrote to its standard error.</param>
internal sealed record RuntimeResult(int ExitCode, string Output, string Error)
{
    /// <summary>Whether it wrote more than was kept.</summary>
    public bool IsTruncated { get; init; }
}
