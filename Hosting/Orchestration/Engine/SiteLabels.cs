namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>
/// The labels on everything that an AppHost creates in the engine. They are how a later run finds it again, and
/// nothing without them is ever changed or removed.
/// </summary>
internal static class SiteLabels
{
    /// <summary>The site's name (<c>--name</c>).</summary>
    public const string Site = "wpaspire.site";

    /// <summary>The hash of the AppHost's directory: two checkouts are two applications.</summary>
    public const string AppHost = "wpaspire.apphost";

    /// <summary>The resource of the model that the object belongs to.</summary>
    public const string Resource = "wpaspire.resource";

    /// <summary>Which of the resource's replicas a container is, from 1.</summary>
    public const string Replica = "wpaspire.replica";

    /// <summary>The hash of the specification that a container was created from.</summary>
    public const string SpecHash = "wpaspire.spec-hash";

    /// <summary><c>session</c> or <c>persistent</c>.</summary>
    public const string Lifetime = "wpaspire.lifetime";

    /// <summary>The hash of the build context and arguments that an image was built from.</summary>
    public const string BuildHash = "wpaspire.build-hash";
}
