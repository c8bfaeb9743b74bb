namespace WpAspire.Hosting.ApplicationModel;

/// <summary>How far dependencies are followed.</summary>
public enum ResourceDependencyDiscoveryMode
{
    /// <summary>To the dependencies of dependencies, and so on.</summary>
    Recursive = 0,

    /// <summary>To the dependencies of the resource itself.</summary>
    DirectOnly = 1,
}
