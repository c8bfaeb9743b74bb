using WpAspire.Hosting.Replicas;

namespace WpAspire.Hosting.Tests.Replicas;

public class ReplicaRulesTests
{
    private readonly IDistributedApplicationBuilder _builder = TestApp.Create();

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
    public void What_the_load_balancer_cannot_stand_before_refuses_to_be_a_replica_set()
    {
        Assert.Contains("'tcp'", Refusal(_builder.AddContainer("db", "image").WithEndpoint(port: 3306, targetPort: 3306, name: "tcp")), StringComparison.Ordinal);
        Assert.Contains("'box-one'", Refusal(_builder.AddContainer("named", "image").WithContainerName("box-one")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_that_the_load_balancer_has_allows_replicas() =>
        ReplicaRules.Ensure(_builder.AddContainer("web", "image").WithHttpEndpoint(port: 8080, targetPort: 80).WithExternalHttpEndpoints().Resource, 3, Model());

    [Fact]
    public void A_resource_that_is_named_like_a_replica_refuses_replicas()
    {
        var web = _builder.AddContainer("web", "image");
        var green = _builder.AddContainer("green", "image");
        _builder.AddContainer("Web-2", "image");
        _builder.AddContainer("green-blue", "image");

        Assert.Contains("'Web-2'", Refusal(web), StringComparison.Ordinal);
        ReplicaRules.Ensure(green.Resource, 3, Model());
    }

    [Fact]
    public void One_replica_is_allowed_whatever_it_writes_to() =>
        ReplicaRules.Ensure(_builder.AddContainer("box", "image").WithVolume("data", "/data").Resource, 1, Model());

    private string Refusal(IResourceBuilder<ContainerResource> builder) =>
        Assert.Throws<DistributedApplicationException>(() => ReplicaRules.Ensure(builder.Resource, 1, Model())).Message;

    private static string? Objection(IResourceBuilder<ContainerResource> builder) => ReplicaRules.Objection(builder.Resource);

    private DistributedApplicationModel Model() => new(_builder.Resources);

    private sealed record Shared(string Target) : ISharedMountAnnotation;
}
