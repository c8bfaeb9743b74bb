namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A fact about a resource, which the orchestrator or a compute environment reads.</summary>
public interface IResourceAnnotation
{
}
