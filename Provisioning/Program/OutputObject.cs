namespace WpAspire.Provisioning.Program;

/// <summary>An object that is known once Pulumi has made the resource that it comes from.</summary>
/// <param name="path">Where the object is.</param>
public abstract class OutputObject(OutputPath path) : IExpressionSource
{
    /// <summary>Where the object is.</summary>
    protected OutputPath Path { get; } = path;

    /// <summary>The whole object.</summary>
    public Expression Expression => Path.ToExpression();
}
