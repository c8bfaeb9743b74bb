using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Tests.Options;

public class CapacityTests
{
    [Theory]
    [InlineData(256, 512, 4)]
    [InlineData(512, 1024, 4)]
    [InlineData(2048, 4096, 8)]
    [InlineData(256, 300, 2)]
    public void A_task_has_as_many_workers_as_the_image_starts(int cpu, int memoryMiB, int workers)
    {
        Assert.Equal(workers, Capacity.RequestWorkers(cpu, memoryMiB));
    }

    [Theory]
    [InlineData("db.t4g.micro", 42)]
    [InlineData("db.t4g.medium", 170)]
    [InlineData("db.m7g.xlarge", 682)]
    [InlineData("db.r6g.16xlarge", 12000)]
    public void RDS_allows_connections_by_memory(string instanceClass, int connections)
    {
        Assert.Equal(connections, Capacity.MaxConnections(instanceClass));
    }

    [Theory]
    [InlineData("db.z9.large")]
    [InlineData("db.m7g.metal")]
    public void The_connections_of_an_unknown_class_are_unknown(string instanceClass)
    {
        Assert.Null(Capacity.MaxConnections(instanceClass));
    }

    [Theory]
    [InlineData("t4g.medium", CpuArchitecture.Arm64)]
    [InlineData("c7gn.16xlarge", CpuArchitecture.Arm64)]
    [InlineData("m8gd.large", CpuArchitecture.Arm64)]
    [InlineData("a1.large", CpuArchitecture.Arm64)]
    [InlineData("t3.medium", CpuArchitecture.X64)]
    [InlineData("g4dn.xlarge", CpuArchitecture.X64)]
    [InlineData("m7i-flex.large", CpuArchitecture.X64)]
    public void An_instance_type_tells_its_processors(string instanceType, CpuArchitecture architecture)
    {
        Assert.Equal(architecture, InstanceTypes.ArchitectureOf(instanceType));
    }

    [Fact]
    public void Fargate_has_so_many_sizes_of_tasks()
    {
        Assert.Equal(3 + 4 + 7 + 13 + 23 + 12 + 12, FargateSize.All.Sum(s => s.Value.Count));
        Assert.Equal(122880, FargateSize.All[16384][^1]);
    }
}
