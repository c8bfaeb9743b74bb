namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a command in a container ended.</summary>
/// <param name="Resource">The name of the resource whose container it was: that of a replica, such as <c>wordpress-2</c>, where there are several.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What it wrote to its standard output.</param>
/// <param name="Error">What it wrote to its standard error.</param>
public sealed record ContainerExecResult(string Resource, int ExitCode, string Output, string Error)
{
    /// <summary>Whether it wrote more than was kept: of each output the first 262,144 characters are.</summary>
    public bool IsTruncated { get; init; }
}
