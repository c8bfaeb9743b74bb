namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The kinds of mounts.</summary>
public enum ContainerMountType
{
    /// <summary>A file or directory of the host.</summary>
    BindMount = 0,

    /// <summary>A volume of the engine.</summary>
    Volume = 1,
}
