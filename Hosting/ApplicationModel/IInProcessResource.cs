namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A resource that runs in the AppHost itself and listens there; containers reach it under its name.</summary>
internal interface IInProcessResource : IResourceWithEndpoints
{
    /// <summary>The first port that is tried for its endpoint, where the model gives none.</summary>
    int PreferredPort { get; }
}
