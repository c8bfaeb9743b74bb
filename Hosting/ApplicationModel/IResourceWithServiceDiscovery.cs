namespace WpAspire.Hosting;

/// <summary>A resource whose endpoints are given to others as <c>services__name__endpoint__0</c> variables.</summary>
public interface IResourceWithServiceDiscovery : ApplicationModel.IResourceWithEndpoints
{
}
