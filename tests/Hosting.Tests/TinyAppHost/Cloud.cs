namespace WpAspire.TinyAppHost;

/// <summary>A compute environment that does nothing of its own.</summary>
internal sealed class Cloud(string name) : Resource(name), IComputeEnvironmentResource
{
    public ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference) => ReferenceExpression.Create($"{endpointReference.Resource.Name}.example");
}
