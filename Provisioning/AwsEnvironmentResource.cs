namespace WpAspire.Provisioning;

/// <summary>
/// AWS as the place that the application is deployed to: containers on ECS, MariaDB servers on RDS, Redis on
/// ElastiCache, shared volumes on EFS. How, is said by the section <c>Aws</c> of the configuration.
/// </summary>
/// <param name="name">The resource's name.</param>
public class AwsEnvironmentResource(string name) : Resource(name), IComputeEnvironmentResource
{
    /// <inheritdoc/>
    /// <remarks>The host stays an expression: it is an output of the resource that the endpoint's owner becomes.</remarks>
    public ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference)
    {
        ArgumentNullException.ThrowIfNull(endpointReference);
        return ReferenceExpression.Create($"{endpointReference.Property(EndpointProperty.Host)}");
    }

    /// <inheritdoc/>
    public ReferenceExpression GetEndpointPropertyExpression(EndpointReferenceExpression endpointReferenceExpression)
    {
        ArgumentNullException.ThrowIfNull(endpointReferenceExpression);
        return ReferenceExpression.Create($"{endpointReferenceExpression}");
    }
}
