namespace WpAspire.Hosting.Tests.Pipelines;

/// <summary>A compute environment that does nothing of its own.</summary>
internal sealed class TestEnvironment(string name) : Resource(name), IComputeEnvironmentResource
{
    public ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference) => ReferenceExpression.Create($"{endpointReference.Resource.Name}.example");
}
