namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A file that is put into a container before it starts.</summary>
public sealed class ContainerFile : ContainerFileBase
{
}
