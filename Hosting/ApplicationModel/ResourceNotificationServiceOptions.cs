namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Options of the <see cref="ResourceNotificationService"/>.</summary>
public sealed class ResourceNotificationServiceOptions
{
    /// <summary>What a waiting resource does when its dependency fails, where its <c>WaitFor</c> does not say.</summary>
    public WaitBehavior DefaultWaitBehavior { get; set; }
}
