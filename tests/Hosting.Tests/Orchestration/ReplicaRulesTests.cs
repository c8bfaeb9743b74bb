using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Tests.Orchestration;

public class ReplicaRulesTests
{
    private readonly DistributedApplicationBuilder _builder = TestApp.Create();

    [Fact]
    public void A_container_without_anything_of_its_own_can_have_replicas() =>
        Assert.Null(Objection(_builder.AddContainer("box", "image").WithHttpEndpoint(targetPort: 80).WithVolume("/tmp/own").WithBindMount("/etc", "/etc/site")));

    [Fact]
    public void A_volume_that_one_container_writes_to_refuses_replicas_in_a_sentence()
    {
        var box = _builder.AddContainer("box", "image").WithVolume("data", "/data").WithReplicas(3);

        var refusal = Assert.Throws<DistributedApplicationException>(() => ReplicaRules.Ensure(box.Resource, 3, Model()));
        Assert.Equal("The resource 'box' cannot have 3 replicas: only one container may write to its volume 'data' at '/data'.", refusal.Message);
    }

    [Fact]
    public void A_volume_that_is_only_read_or_is_shared_allows_replicas()
    {
        Assert.Null(Objection(_builder.AddContainer("reader", "image").WithVolume("data", "/data", isReadOnly: true)));
        Assert.Null(Objection(_builder.AddContainer("writer", "image").WithVolume("data", "/data").WithAnnotation(new Shared("/data"))));
        Assert.NotNull(Objection(_builder.AddContainer("other", "image").WithVolume("data", "/data").WithAnnotation(new Shared("/elsewhere"))));
    }

    [Fact]
    public void What_says_that_it_has_one_instance_is_taken_at_its_word() =>
        Assert.Equal("it is a leader", Objection(_builder.AddContainer("box", "image").WithAnnotation(new SingleInstanceAnnotation("it is a leader"))));

    [Fact]
    public void A_port_that_a_container_has_itself_refuses_replicas()
    {
        Assert.Contains("'tcp'", Objection(_builder.AddContainer("db", "image").WithEndpoint(port: 3306, targetPort: 3306, name: "tcp")), StringComparison.Ordinal);
        Assert.Contains("'http'", Objection(_builder.AddContainer("web", "image").WithHttpEndpoint(port: 80, targetPort: 80)), StringComparison.Ordinal);
        Assert.Contains("'http'", Objection(_builder.AddContainer("direct", "image").WithHttpEndpoint(targetPort: 80, isProxied: false).WithExternalHttpEndpoints()), StringComparison.Ordinal);
        Assert.NotNull(Objection(_builder.AddContainer("persistent", "image").WithHttpEndpoint(targetPort: 80).WithExternalHttpEndpoints().WithLifetime(ContainerLifetime.Persistent)));
    }

    [Fact]
    public void A_port_that_the_load_balancer_has_allows_replicas() =>
        Assert.Null(Objection(_builder.AddContainer("web", "image").WithHttpEndpoint(port: 8080, targetPort: 80).WithExternalHttpEndpoints()));

    [Fact]
    public void A_resource_that_is_named_like_a_replica_refuses_replicas()
    {
        var web = _builder.AddContainer("web", "image");
        _builder.AddContainer("Web-2", "image");

        Assert.Contains("'Web-2'", Objection(web), StringComparison.Ordinal);
        Assert.Null(Objection(_builder.AddContainer("web-blue", "image")));
    }

    [Fact]
    public void One_replica_is_always_allowed() =>
        ReplicaRules.Ensure(_builder.AddContainer("box", "image").WithVolume("data", "/data").Resource, 1, Model());

    private string? Objection(IResourceBuilder<ContainerResource> builder) => ReplicaRules.Objection(builder.Resource, Model());

    private DistributedApplicationModel Model() => new(_builder.Resources);

    private sealed record Shared(string Target) : ISharedMountAnnotation;
}
