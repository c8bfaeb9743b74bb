namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A registry that images are pushed to.</summary>
public interface IContainerRegistry
{
    /// <summary>The name of the registry.</summary>
    ReferenceExpression Name { get; }

    /// <summary>The address of the registry.</summary>
    ReferenceExpression Endpoint { get; }

    /// <summary>The repository in the registry, where one is fixed.</summary>
    ReferenceExpression? Repository => null;
}
