using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Makes the start of a resource wait for another one.</summary>
/// <param name="resource">The resource that is waited for.</param>
/// <param name="waitType">What is waited for.</param>
/// <param name="exitCode">The expected exit code, for <see cref="WaitType.WaitForCompletion"/>.</param>
[DebuggerDisplay("Resource = {Resource.Name}, {WaitType}")]
public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    /// <summary>The resource that is waited for.</summary>
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>What is waited for.</summary>
    public WaitType WaitType { get; } = waitType;

    /// <summary>What to do when the dependency fails; <see langword="null"/> for the application's default.</summary>
    public WaitBehavior? WaitBehavior { get; init; }

    /// <summary>The expected exit code.</summary>
    public int ExitCode { get; } = exitCode;
}
