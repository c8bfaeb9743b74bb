using Aspire.Hosting.Pipelines;
using WpAspire.Provisioning.Pipeline;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// AWS as the place that the application is deployed to: containers on ECS, MariaDB servers on RDS, Redis on
/// ElastiCache, shared volumes on EFS. How, is said by the section <c>Aws</c> of the configuration.
/// </summary>
public class AwsEnvironmentResource : Resource, IComputeEnvironmentResource
{
    /// <summary>Creates the environment, with its steps of the pipeline.</summary>
    /// <param name="name">The resource's name, which the names of the steps end with: <c>publish-{name}</c>, <c>deploy-{name}</c>, <c>destroy-{name}</c>.</param>
    public AwsEnvironmentResource(string name)
        : base(name) => Annotations.Add(new PipelineStepAnnotation(_ => AwsSteps.Of(name)));

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
