namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Says that a resource starts only when someone starts it.</summary>
public sealed class ExplicitStartupAnnotation : IResourceAnnotation
{
}
