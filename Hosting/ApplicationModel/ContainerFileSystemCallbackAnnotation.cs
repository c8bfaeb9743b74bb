using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Puts files into a container before it starts.</summary>
[DebuggerDisplay("DestinationPath = {DestinationPath}")]
public sealed class ContainerFileSystemCallbackAnnotation : IResourceAnnotation
{
    /// <summary>The absolute path of a directory in the container.</summary>
    public required string DestinationPath { get; init; }

    /// <summary>The numeric user id of items that say none; root where this is <see langword="null"/>.</summary>
    public int? DefaultOwner { get; init; }

    /// <summary>The numeric group id of items that say none; root where this is <see langword="null"/>.</summary>
    public int? DefaultGroup { get; init; }

    /// <summary>The permissions that items without permissions of their own do not get; <c>0022</c> by default.</summary>
    public UnixFileMode? Umask { get; set; }

    /// <summary>Gives the files and directories.</summary>
    public required Func<ContainerFileSystemCallbackContext, CancellationToken, Task<IEnumerable<ContainerFileSystemItem>>> Callback { get; init; }

    /// <summary>The absolute path on this machine that the files come from, where they come from one.</summary>
    internal string? SourcePath { get; init; }
}
