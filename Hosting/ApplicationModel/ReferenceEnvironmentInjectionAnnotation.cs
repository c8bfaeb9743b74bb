namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Says which environment variables the references of a resource set.</summary>
/// <param name="flags">The kinds of variables.</param>
public sealed class ReferenceEnvironmentInjectionAnnotation(ReferenceEnvironmentInjectionFlags flags) : IResourceAnnotation
{
    /// <summary>The kinds of variables.</summary>
    public ReferenceEnvironmentInjectionFlags Flags { get; } = flags;
}
