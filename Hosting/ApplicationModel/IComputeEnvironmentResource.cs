namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A place that compute resources are deployed to.</summary>
public interface IComputeEnvironmentResource : IResource
{
    /// <summary>Gives the host name under which an endpoint is reached in this environment.</summary>
    /// <param name="endpointReference">The endpoint.</param>
    /// <returns>An expression of the host name.</returns>
    ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference);

    /// <summary>Gives a property of an endpoint as it is in this environment.</summary>
    /// <param name="endpointReferenceExpression">The endpoint and its property.</param>
    /// <returns>An expression of the property.</returns>
    /// <exception cref="NotSupportedException">The environment knows nothing of this property.</exception>
    ReferenceExpression GetEndpointPropertyExpression(EndpointReferenceExpression endpointReferenceExpression) =>
        throw new NotSupportedException($"The compute environment '{Name}' does not resolve the endpoint property '{endpointReferenceExpression?.Property}'.");
}
