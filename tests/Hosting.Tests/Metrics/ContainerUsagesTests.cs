using Docker.DotNet.Models;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Tests.Metrics;

public class ContainerUsagesTests
{
    [Fact]
    public void Memory_of_cgroup_v1_is_without_the_inactive_files_of_the_whole_tree() =>
        Assert.Equal(700UL, UsageWith(new MemoryStats { Usage = 1000, Stats = Stats(("total_inactive_file", 300), ("inactive_file", 10)) }).Memory);

    [Fact]
    public void Memory_of_cgroup_v2_is_without_the_inactive_files() =>
        Assert.Equal(600UL, UsageWith(new MemoryStats { Usage = 1000, Stats = Stats(("inactive_file", 400)) }).Memory);

    [Fact]
    public void Memory_is_all_of_it_where_the_kernel_counts_more_inactive_files_than_memory() =>
        Assert.Equal(1000UL, UsageWith(new MemoryStats { Usage = 1000, Stats = Stats(("inactive_file", 4000)) }).Memory);

    [Fact]
    public void What_the_engine_leaves_out_is_not_known()
    {
        var usage = UsageWith(null!);

        Assert.Null(usage.Memory);
        Assert.Null(usage.Received);
        Assert.Null(usage.Read);
    }

    [Fact]
    public void Networks_and_disks_are_added_up()
    {
        var answer = Answer();
        answer.Networks = new Dictionary<string, NetworkStats> { ["eth0"] = new() { RxBytes = 1, TxBytes = 10 }, ["eth1"] = new() { RxBytes = 2, TxBytes = 20 } };
        // v1 says Read, v2 says read.
        answer.BlkioStats = new BlkioStats { IoServiceBytesRecursive = [new() { Op = "Read", Value = 5 }, new() { Op = "read", Value = 6 }, new() { Op = "Write", Value = 7 }, new() { Op = "Total", Value = 99 }] };

        var usage = ContainerUsages.From(answer)!;

        Assert.Equal((3UL, 30UL, 11UL, 7UL), (usage.Received, usage.Sent, usage.Read, usage.Written));
    }

    [Fact]
    public void A_container_that_has_stopped_uses_nothing_that_could_be_shown()
    {
        var answer = Answer();
        answer.CPUStats!.CPUUsage!.TotalUsage = 0;

        Assert.Null(ContainerUsages.From(answer));
    }

    private static ContainerUsage UsageWith(MemoryStats memory)
    {
        var answer = Answer();
        answer.MemoryStats = memory;
        return ContainerUsages.From(answer)!;
    }

    private static ContainerStatsResponse Answer() => new()
    {
        Read = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        CPUStats = new CPUStats { CPUUsage = new CPUUsage { TotalUsage = 1 } },
    };

    private static Dictionary<string, ulong> Stats(params (string Name, ulong Value)[] stats) => stats.ToDictionary(s => s.Name, s => s.Value);
}
