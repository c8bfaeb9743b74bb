using WpAspire.Hosting.Metrics;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Tests.Metrics;

public class CpuUsageTests
{
    private const ulong Second = 1_000_000_000;

    private static readonly ContainerUsage s_before = new()
    {
        At = DateTimeOffset.UnixEpoch,
        CpuNanoseconds = 10 * Second,
        MachineNanoseconds = 1000 * Second,
        Cores = 4,
    };

    [Fact]
    public void The_first_sample_has_none() => Assert.Equal(double.NaN, CpuUsage.Percent(null, s_before));

    [Fact]
    public void A_container_that_keeps_one_and_a_half_cores_busy_uses_150_percent() =>
        Assert.Equal(150, CpuUsage.Percent(s_before, After(seconds: 5, cpu: 7.5, machine: 20)), 6);

    [Fact]
    public void A_container_that_does_nothing_uses_nothing() =>
        Assert.Equal(0, CpuUsage.Percent(s_before, After(seconds: 5, cpu: 0, machine: 20)));

    [Fact]
    public void A_container_that_has_started_anew_has_none() =>
        Assert.Equal(double.NaN, CpuUsage.Percent(s_before, After(seconds: 5, cpu: 0, machine: 20) with { CpuNanoseconds = Second }));

    [Fact]
    public void An_answer_that_is_no_newer_has_none() =>
        Assert.Equal(double.NaN, CpuUsage.Percent(s_before, After(seconds: 0, cpu: 1, machine: 20)));

    [Fact]
    public void Where_the_engine_does_not_know_the_machines_time_the_clocks_is_taken() =>
        Assert.Equal(50, CpuUsage.Percent(s_before with { MachineNanoseconds = null }, After(seconds: 5, cpu: 2.5, machine: 20)), 6);

    private static ContainerUsage After(double seconds, double cpu, double machine) => s_before with
    {
        At = s_before.At.AddSeconds(seconds),
        CpuNanoseconds = s_before.CpuNanoseconds + (ulong)(cpu * Second),
        MachineNanoseconds = s_before.MachineNanoseconds + (ulong)(machine * Second),
    };
}
