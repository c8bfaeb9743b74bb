namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What happens to the annotations of the same type when one is added.</summary>
public enum ResourceAnnotationMutationBehavior
{
    /// <summary>They stay, and the new one follows them.</summary>
    Append = 0,

    /// <summary>They are removed.</summary>
    Replace = 1,
}
