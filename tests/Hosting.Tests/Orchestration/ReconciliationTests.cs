using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Tests.Orchestration;

public class ReconciliationTests
{
    private static readonly SiteIdentity s_site = new("site", "/src/apphost");
    private static readonly ContainerSpec s_spec = new() { Resource = "box", Name = "site-box", Image = "debian", ImageId = "sha256:1", Network = "net" };

    [Fact]
    public void What_is_missing_is_created() => Assert.Equal(ReconcileAction.Create, Reconciliation.Decide(s_spec, null));

    [Theory]
    [InlineData("running", ReconcileAction.Keep)]
    [InlineData("exited", ReconcileAction.Start)]
    [InlineData("created", ReconcileAction.Start)]
    [InlineData("paused", ReconcileAction.Replace)]
    [InlineData("dead", ReconcileAction.Replace)]
    public void What_matches_is_kept_or_started(string status, object expected) =>
        Assert.Equal((ReconcileAction)expected, Reconciliation.Decide(s_spec, Actual(status, s_spec.Hash)));

    [Theory]
    [InlineData("running")]
    [InlineData("exited")]
    public void What_differs_is_replaced(string status) => Assert.Equal(ReconcileAction.Replace, Reconciliation.Decide(s_spec, Actual(status, "another")));

    [Fact]
    public void What_the_model_no_longer_has_is_an_orphan()
    {
        ContainerState[] actual = [Named("box", 1), Named("gone", 1)];

        Assert.Equal("gone", Assert.Single(Reconciliation.Orphans(actual, [new ContainerResource("BOX")], s_site)).Resource);
    }

    public static TheoryData<string, object> Changes() => new()
    {
        { "image content", s_spec with { ImageId = "sha256:2" } },
        { "environment", s_spec with { Environment = new SortedDictionary<string, string> { ["A"] = "1" } } },
        { "command", s_spec with { Command = ["sleep", "1"] } },
        { "entry point", s_spec with { Entrypoint = ["/bin/sh"] } },
        { "ports", s_spec with { Ports = [new PortSpec(80, "tcp", "127.0.0.1", 8080)] } },
        { "mounts", s_spec with { Mounts = [new MountSpec(true, "data", "/data", false)] } },
        { "files", s_spec with { Files = [new FileSpec("/etc/a", [1], 420, 0, 0)] } },
        { "runtime options", s_spec with { Runtime = new RuntimeOptions { ReadOnlyRoot = true } } },
        { "aliases", s_spec with { Aliases = ["db"] } },
        { "replica", s_spec with { Replica = 2 } },
        { "lifetime", s_spec with { IsPersistent = true } },
    };

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public void Each_part_of_a_specification_is_in_its_hash(string part, object changed)
    {
        Assert.NotEmpty(part);
        Assert.NotEqual(s_spec.Hash, ((ContainerSpec)changed).Hash);
    }

    [Fact]
    public void The_hash_is_the_same_for_the_same_specification_and_tells_no_secret()
    {
        var one = s_spec with { Environment = new SortedDictionary<string, string> { ["PASSWORD"] = "hunter2-hunter2" } };
        var two = s_spec with { Environment = new SortedDictionary<string, string> { ["PASSWORD"] = "hunter2-hunter2" } };

        Assert.Equal(one.Hash, two.Hash);
        Assert.Matches("^[0-9a-f]{64}$", one.Hash);
    }

    [Fact]
    public void Replicas_beyond_the_wanted_number_and_containers_of_another_name_are_orphans()
    {
        var box = new ContainerResource("box");
        box.Annotations.Add(new ReplicaAnnotation(2));
        ContainerState[] actual = [Named("box", 1), Named("box", 2), Named("box", 3), Named("box", 1) with { Name = "an-earlier-name" }];

        Assert.Equal([actual[2], actual[3]], Reconciliation.Orphans(actual, [box], s_site));
    }

    [Fact]
    public void The_second_replica_of_a_resource_has_another_name_than_a_resource_with_a_2_in_its_name() =>
        Assert.NotEqual(SiteNames.Container(s_site, new ContainerResource("box"), 2), SiteNames.Container(s_site, new ContainerResource("box-2"), 1));

    private static ContainerState Named(string resource, int replica) =>
        Actual("running", "x") with { Resource = resource, Replica = replica, Name = SiteNames.Container(s_site, new ContainerResource(resource), replica) };

    private static ContainerState Actual(string status, string hash) =>
        new() { Id = "1", Name = "site-box", Resource = "box", Status = status, SpecHash = hash };
}
