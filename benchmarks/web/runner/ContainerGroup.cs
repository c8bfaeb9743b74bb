using System.Globalization;

namespace WpAspire.WebBenchmark;

/// <summary>What the kernel knows of a container: its control group, of version 1 or 2.</summary>
/// <param name="accounting">The directory of the group that counts processor time.</param>
internal sealed class ContainerGroup(string accounting)
{
    private const string Root = "/sys/fs/cgroup";

    /// <summary>Finds the group of a container by its first process.</summary>
    public static ContainerGroup Of(int processId)
    {
        // "hierarchy:controllers:path"; without controllers, it is version 2.
        var lines = File.ReadLines($"/proc/{processId}/cgroup").Select(static l => l.Split(':', 3)).ToList();
        var accounting = lines.Find(static l => l[1].Split(',').Contains("cpuacct")) is [_, _, var path]
            ? Directory.Exists($"{Root}/cpuacct{path}") ? $"{Root}/cpuacct{path}" : $"{Root}/cpu,cpuacct{path}"
            : $"{Root}{lines.Find(static l => l[1].Length == 0)?[2]}";
        return Directory.Exists(accounting) ? new ContainerGroup(accounting) : throw new BenchmarkException($"the control group {accounting} of process {processId} is not to be seen.");
    }

    /// <summary>The processor time that all its processes, also those that have ended, have taken.</summary>
    public TimeSpan ProcessorTime =>
        File.Exists($"{accounting}/cpuacct.usage")
            ? TimeSpan.FromMicroseconds(Number(File.ReadAllText($"{accounting}/cpuacct.usage")) / 1000)
            : TimeSpan.FromMicroseconds(Number(File.ReadLines($"{accounting}/cpu.stat").First(static l => l.StartsWith("usage_usec ", StringComparison.Ordinal))["usage_usec ".Length..]));

    /// <summary>Its processes now.</summary>
    public IReadOnlyList<ContainerProcess> Processes =>
        [.. File.ReadLines($"{accounting}/cgroup.procs").Select(static l => new ContainerProcess((int)Number(l)))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
