namespace WpAspire.Hosting.ApplicationModel;

/// <summary>When the image of a container is pulled.</summary>
public enum ImagePullPolicy
{
    /// <summary>As <see cref="Missing"/>.</summary>
    Default = 0,

    /// <summary>At every start.</summary>
    Always = 1,

    /// <summary>When the engine does not have it.</summary>
    Missing = 2,

    /// <summary>Never: an image that the engine does not have is an error.</summary>
    Never = 3,
}
