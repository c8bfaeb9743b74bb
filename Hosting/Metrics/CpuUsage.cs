using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Metrics;

/// <summary>Makes a percentage of what a container had used at two moments, as <c>docker stats</c> does.</summary>
internal static class CpuUsage
{
    /// <summary>CPU between two moments, in percent of one core: 100 is one core that was busy all the time.</summary>
    /// <returns>The percentage; not a number where there is no first moment, or the container has started anew between them.</returns>
    public static double Percent(ContainerUsage? before, ContainerUsage now)
    {
        if (before is null || now.At <= before.At || now.CpuNanoseconds < before.CpuNanoseconds)
        {
            return double.NaN;
        }

        double used = now.CpuNanoseconds - before.CpuNanoseconds;
        if (before.MachineNanoseconds is { } earlier && now is { MachineNanoseconds: { } later, Cores: { } cores } && later > earlier)
        {
            return used / (later - earlier) * cores * 100;
        }

        // An engine that does not know the machine's own time: the clock's will do.
        return used / (now.At - before.At).TotalNanoseconds * 100;
    }
}
