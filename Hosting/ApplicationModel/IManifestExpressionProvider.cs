namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Something that can be named without its value being known.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>The name in braces, such as <c>{database.bindings.tcp.port}</c>.</summary>
    string ValueExpression { get; }
}
