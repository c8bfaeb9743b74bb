namespace WpAspire.Provisioning.Topology;

/// <summary>www-data of the site's image. Every file on a shared volume belongs to it, whoever writes.</summary>
internal static class SiteUser
{
    /// <summary>The number of the user, and of its group.</summary>
    public const int Id = 33;

    /// <summary>User and group as a task definition names them.</summary>
    public const string Name = "33:33";
}
