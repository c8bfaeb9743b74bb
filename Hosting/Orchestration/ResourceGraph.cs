namespace WpAspire.Hosting.Orchestration;

/// <summary>Who needs whom: what a resource waits for, refers to or is part of.</summary>
internal static class ResourceGraph
{
    /// <summary>The containers that must outlive each container when the application stops.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Dependencies(IEnumerable<IResource> resources)
    {
        var all = resources.ToList();
        return all.OfType<ContainerResource>().ToDictionary(
            static c => c.Name,
            static c => (IReadOnlySet<string>)DirectDependencies(c).Select(static d => d.Name).Where(n => n != c.Name).ToHashSet(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// The resources in the order in which they may be stopped: each wave holds those that no remaining resource needs.
    /// A cycle ends up in one last wave.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> StopWaves(IReadOnlyDictionary<string, IReadOnlySet<string>> dependencies)
    {
        var waves = new List<IReadOnlyList<string>>();
        var remaining = dependencies.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        while (remaining.Count > 0)
        {
            var needed = remaining.SelectMany(name => dependencies[name]).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var wave = remaining.Where(name => !needed.Contains(name)).Order(StringComparer.Ordinal).ToList();
            if (wave.Count == 0)
            {
                wave = [.. remaining.Order(StringComparer.Ordinal)];
            }

            waves.Add(wave);
            remaining.ExceptWith(wave);
        }

        return waves;
    }

    private static IEnumerable<ContainerResource> DirectDependencies(ContainerResource resource) =>
        resource.Annotations.OfType<WaitAnnotation>().Select(static w => w.Resource)
            .Concat(resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(static r => r.Resource))
            .Select(ContainerOf)
            .OfType<ContainerResource>();

    /// <summary>
    /// The container that a resource is, or is part of: a database is part of its server, and who needs it, needs the
    /// server. <see langword="null"/> for a resource without one.
    /// </summary>
    public static ContainerResource? ContainerOf(IResource? resource)
    {
        while (resource is IResourceWithParent child and not ContainerResource)
        {
            resource = child.Parent;
        }

        return resource as ContainerResource;
    }
}
