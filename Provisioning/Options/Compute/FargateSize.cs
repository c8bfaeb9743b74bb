namespace WpAspire.Provisioning.Options;

/// <summary>The sizes of tasks that Fargate has.</summary>
internal static class FargateSize
{
    private static readonly Dictionary<int, (int Min, int Max, int Step)> s_memoryMiB = new()
    {
        [512] = (1024, 4096, 1024),
        [1024] = (2048, 8192, 1024),
        [2048] = (4096, 16384, 1024),
        [4096] = (8192, 30720, 1024),
        [8192] = (16384, 61440, 4096),
        [16384] = (32768, 122880, 8192),
    };

    /// <summary>Every processor share and the memory sizes that go with it, in MiB.</summary>
    public static IReadOnlyDictionary<int, IReadOnlyList<int>> All { get; } = s_memoryMiB
        .ToDictionary(s => s.Key, s => (IReadOnlyList<int>)[.. Enumerable.Range(0, ((s.Value.Max - s.Value.Min) / s.Value.Step) + 1).Select(i => s.Value.Min + (i * s.Value.Step))])
        .Append(new(256, [512, 1024, 2048]))
        .ToDictionary();

    /// <summary>Whether Fargate has a processor share with a memory.</summary>
    public static bool Allows(int cpu, int memoryMiB) => All.TryGetValue(cpu, out var sizes) && sizes.Contains(memoryMiB);

    /// <summary>The memory sizes of a processor share, in words.</summary>
    public static string Memory(int cpu) => s_memoryMiB.TryGetValue(cpu, out var size)
        ? $"from {size.Min} to {size.Max} in steps of {size.Step}"
        : "512, 1024 or 2048";
}
