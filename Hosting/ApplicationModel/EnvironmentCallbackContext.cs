using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What a callback that sets environment variables gets.</summary>
public class EnvironmentCallbackContext
{
    private readonly IResource? _resource;

    /// <summary>Creates a context without a resource.</summary>
    /// <param name="executionContext">Whether the application is run or published.</param>
    /// <param name="environmentVariables">The variables so far.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public EnvironmentCallbackContext(DistributedApplicationExecutionContext executionContext, Dictionary<string, object>? environmentVariables = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(executionContext);
        ExecutionContext = executionContext;
        EnvironmentVariables = environmentVariables ?? [];
        CancellationToken = cancellationToken;
    }

    /// <summary>Creates a context.</summary>
    /// <param name="executionContext">Whether the application is run or published.</param>
    /// <param name="resource">The resource that gets the variables.</param>
    /// <param name="environmentVariables">The variables so far.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public EnvironmentCallbackContext(DistributedApplicationExecutionContext executionContext, IResource resource, Dictionary<string, object>? environmentVariables = null, CancellationToken cancellationToken = default)
        : this(executionContext, environmentVariables, cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        _resource = resource;
    }

    /// <summary>
    /// The variables. A value is a <see cref="string"/>, or an object such as a <see cref="ParameterResource"/>, a
    /// <see cref="ReferenceExpression"/> or an <see cref="EndpointReference"/>, which stays one until the variables
    /// are used.
    /// </summary>
    public Dictionary<string, object> EnvironmentVariables { get; }

    /// <summary>Whether the application is run or published.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <summary>The resource that gets the variables.</summary>
    public IResource Resource => _resource ?? throw new InvalidOperationException("The callback was not called for a resource.");

    /// <summary>Ends the work.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The log of the resource.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;
}
