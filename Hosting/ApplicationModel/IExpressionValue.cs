namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A value with a name in braces.</summary>
public interface IExpressionValue : IValueProvider, IManifestExpressionProvider
{
}
