namespace WpAspire.WebBenchmark;

/// <summary>The processor time that a case has taken so far.</summary>
/// <param name="Containers">Of its containers.</param>
/// <param name="Proxy">Of the load balancer.</param>
internal readonly record struct ProcessorTimes(TimeSpan Containers, TimeSpan Proxy)
{
    /// <summary>Reads them.</summary>
    public static ProcessorTimes Of(Target target, ContainerProcess proxy) => new(ContainersOf(target), proxy.ProcessorTime());

    /// <summary>Of the containers alone.</summary>
    public static TimeSpan ContainersOf(Target target) => target.Containers.Aggregate(TimeSpan.Zero, static (sum, group) => sum + group.ProcessorTime);

    public static ProcessorTimes operator -(ProcessorTimes left, ProcessorTimes right) => new(left.Containers - right.Containers, left.Proxy - right.Proxy);
}
