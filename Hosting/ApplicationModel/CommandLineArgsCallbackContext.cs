using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What a callback that adds command-line arguments gets.</summary>
public sealed class CommandLineArgsCallbackContext
{
    private readonly IResource? _resource;

    /// <summary>Creates a context without a resource.</summary>
    /// <param name="args">The arguments so far.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public CommandLineArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        Args = args;
        CancellationToken = cancellationToken;
    }

    /// <summary>Creates a context.</summary>
    /// <param name="args">The arguments so far.</param>
    /// <param name="resource">The resource that gets the arguments.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public CommandLineArgsCallbackContext(IList<object> args, IResource resource, CancellationToken cancellationToken = default)
        : this(args, cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        _resource = resource;
    }

    /// <summary>The arguments: strings, or values that are resolved when the arguments are used.</summary>
    public IList<object> Args { get; }

    /// <summary>The resource that gets the arguments.</summary>
    public IResource Resource => _resource ?? throw new InvalidOperationException("The callback was not called for a resource.");

    /// <summary>Whether the application is run or published.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; init; } = new(DistributedApplicationOperation.Run);

    /// <summary>Ends the work.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The log of the resource.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;
}
