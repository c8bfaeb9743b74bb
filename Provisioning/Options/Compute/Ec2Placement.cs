namespace WpAspire.Provisioning.Options;

/// <summary>How many tasks the instances carry: each has a network interface of its own (awsvpc), and needs its memory and processors.</summary>
internal static class Ec2Placement
{
    private const int UnitsOfProcessor = 1024;

    // Linux and the agents of ECS and Systems Manager keep the rest.
    private const double UsableMemory = 0.9;

    // The instance itself has the first.
    private const int OwnInterfaces = 1;

    /// <summary>How many tasks of the site one instance carries; nothing where its type is not known.</summary>
    public static int? TasksOnInstance(ComputeOptions options)
    {
        var type = options.Ec2.InstanceType;
        if (InstanceTypes.MemoryOfInstance(type) is not { } memory || InstanceTypes.ProcessorsOf(type) is not { } processors || InstanceTypes.NetworkInterfacesOf(type) is not { } interfaces)
        {
            return null;
        }

        // The toolbox takes a place as well, and may be the larger one.
        var taskMiB = Math.Max(options.MemoryMiB, options.ToolboxMemoryMiB);
        var units = Math.Max(options.Cpu, options.ToolboxCpu);
        return Math.Min(interfaces - OwnInterfaces, Math.Min((int)(memory / 1048576 * UsableMemory) / taskMiB, processors * UnitsOfProcessor / units));
    }

    /// <summary>How many tasks run beside those of the services at the most: one more of a service while it is replaced, a site's installation and its scheduled work, which take turns, the toolbox.</summary>
    /// <param name="options">The options.</param>
    /// <param name="sites">How many sites there are.</param>
    /// <param name="toolboxes">How many containers people start.</param>
    public static int Others(AwsOptions options, int sites, int toolboxes) =>
        (options.Deployment.MaxPercent > 100 ? 1 : 0) + sites + toolboxes;
}
