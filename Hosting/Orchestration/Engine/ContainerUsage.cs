namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>What a container has used of the machine until a moment. What the engine does not say is <see langword="null"/>.</summary>
internal sealed record ContainerUsage
{
    /// <summary>When that was.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>CPU time since the container's start, of all cores together, in nanoseconds.</summary>
    public ulong CpuNanoseconds { get; init; }

    /// <summary>CPU time of the whole machine, idle time too, in nanoseconds.</summary>
    public ulong? MachineNanoseconds { get; init; }

    /// <summary>The machine's cores.</summary>
    public int? Cores { get; init; }

    /// <summary>Memory without what the kernel would give up first (cached files that were not used lately), in bytes: what <c>docker stats</c> shows.</summary>
    public ulong? Memory { get; init; }

    /// <summary>The most memory that it may use, in bytes: its own limit, or all of the machine's.</summary>
    public ulong? MemoryLimit { get; init; }

    /// <summary>Bytes that came over its networks.</summary>
    public ulong? Received { get; init; }

    /// <summary>Bytes that it sent over its networks.</summary>
    public ulong? Sent { get; init; }

    /// <summary>Bytes that it read from disks.</summary>
    public ulong? Read { get; init; }

    /// <summary>Bytes that it wrote to disks.</summary>
    public ulong? Written { get; init; }
}
