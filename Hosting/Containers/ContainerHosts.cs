namespace WpAspire.Hosting.Containers;

/// <summary>Tells containers where this machine is.</summary>
internal static class ContainerHosts
{
    /// <summary>This machine's name in containers.</summary>
    public const string Name = "host.docker.internal";

    /// <summary>The options for the container runtime: it knows by itself which address of this machine a container can reach.</summary>
    public static readonly string[] Arguments = ["--add-host", $"{Name}:host-gateway"];

    /// <summary>Tells each container of the model that refers to a resource.</summary>
    public static void TellThoseWhoReferTo(IResource resource, DistributedApplicationModel model)
    {
        foreach (var container in model.Resources.Where(c => c.IsContainer() && c.Annotations.OfType<ResourceRelationshipAnnotation>().Any(r => r.Resource == resource)))
        {
            Tell(container);
        }
    }

    /// <summary>Tells a container.</summary>
    public static void Tell(IResource container) => container.Annotations.Add(new ContainerRuntimeArgsCallbackAnnotation(static arguments =>
    {
        if (!arguments.Contains(Arguments[1]))
        {
            Array.ForEach(Arguments, arguments.Add);
        }
    }));
}
