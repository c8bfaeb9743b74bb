using Docker.DotNet.Models;

namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>Translates the engine's statistics into <see cref="ContainerUsage"/>, of machines with cgroup v1 and v2.</summary>
internal static class ContainerUsages
{
    /// <summary>From one answer of the engine; <see langword="null"/> for a container that has stopped.</summary>
    public static ContainerUsage? From(ContainerStatsResponse answer)
    {
        // A container that does not run has statistics of zeros.
        if (answer.CPUStats?.CPUUsage is not { TotalUsage: > 0 } cpu || answer.Read.Year == 1)
        {
            return null;
        }

        return new ContainerUsage
        {
            At = new DateTimeOffset(answer.Read.ToUniversalTime()),
            CpuNanoseconds = cpu.TotalUsage,
            MachineNanoseconds = answer.CPUStats.SystemUsage,
            Cores = (int?)answer.CPUStats.OnlineCPUs ?? (cpu.PercpuUsage is { Count: > 0 } each ? each.Count : null),
            Memory = MemoryOf(answer.MemoryStats),
            MemoryLimit = answer.MemoryStats?.Limit,
            Received = Sum(answer.Networks?.Values, static n => n.RxBytes),
            Sent = Sum(answer.Networks?.Values, static n => n.TxBytes),
            Read = BlocksOf(answer.BlkioStats, "read"),
            Written = BlocksOf(answer.BlkioStats, "write"),
        };
    }

    private static ulong? MemoryOf(MemoryStats? memory)
    {
        if (memory?.Usage is not { } usage)
        {
            return null;
        }

        // The first is v1's name for it, of the container and what is below; v2 has no other than the second.
        var cached = memory.Stats?.TryGetValue("total_inactive_file", out var v1) == true ? v1
            : memory.Stats?.TryGetValue("inactive_file", out var v2) == true ? v2
            : 0;
        return cached < usage ? usage - cached : usage;
    }

    // Missing where nothing was read or written, or where the kernel does not count it: then it is not known.
    private static ulong? BlocksOf(BlkioStats? blocks, string operation) => blocks?.IoServiceBytesRecursive is { Count: > 0 } entries
        ? Sum(entries.Where(e => string.Equals(e.Op, operation, StringComparison.OrdinalIgnoreCase)), static e => e.Value)
        : null;

    private static ulong? Sum<T>(IEnumerable<T>? items, Func<T, ulong> value) =>
        items?.Aggregate(0UL, (sum, item) => sum + value(item));
}
