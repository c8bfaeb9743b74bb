namespace WpAspire.Provisioning.Options;

/// <summary>How much a task and the database take on at once.</summary>
internal static class Capacity
{
    // As in docker/wordpress/lib/sizes.sh.
    private const int SystemMiB = 160;
    private const int OpcacheMiB = 128;
    private const int WorkerMiB = 32;
    private const int WorkersForEachProcessor = 4;
    private const int FewestWorkers = 2;

    /// <summary>The PHP workers that the image starts in a task of this size.</summary>
    /// <param name="cpu">CPU units, 1024 to a vCPU.</param>
    /// <param name="memoryMiB">The memory of the task.</param>
    public static int RequestWorkers(int cpu, int memoryMiB)
    {
        var processors = (cpu + 1023) / 1024;
        var fitting = (memoryMiB - SystemMiB - OpcacheMiB) / WorkerMiB;
        return Math.Max(FewestWorkers, Math.Min(fitting, WorkersForEachProcessor * processors));
    }

    /// <summary>The connections that RDS for MariaDB allows by default, or nothing where the class's memory is not known.</summary>
    /// <param name="instanceClass">The instance class.</param>
    public static int? MaxConnections(string instanceClass) =>
        InstanceTypes.MemoryOf(instanceClass) is { } memory ? (int)Math.Min(memory / 25165760, 12000) : null;
}
