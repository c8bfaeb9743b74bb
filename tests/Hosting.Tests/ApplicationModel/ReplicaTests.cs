namespace WpAspire.Hosting.Tests.ApplicationModel;

public class ReplicaTests
{
    private readonly DistributedApplicationBuilder _builder = TestApp.Create();

    [Fact]
    public void A_container_has_one_instance_unless_the_model_asks_for_more() =>
        Assert.Equal(1, _builder.AddContainer("box", "image").Resource.GetReplicaCount());

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    public void The_number_of_instances_is_from_1_to_32(int replicas) =>
        Assert.Equal(replicas, _builder.AddContainer("box", "image").WithReplicas(replicas).Resource.GetReplicaCount());

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(33)]
    public void Any_other_number_is_refused_in_a_sentence(int replicas)
    {
        var refusal = Assert.Throws<DistributedApplicationException>(() => _builder.AddContainer("box", "image").WithReplicas(replicas));

        Assert.Equal($"The resource 'box' cannot have {replicas} replicas: allowed are 1 to 32.", refusal.Message);
    }

    [Fact]
    public void The_last_call_counts()
    {
        var box = _builder.AddContainer("box", "image").WithReplicas(3).WithReplicas(2);

        Assert.Equal(2, Assert.Single(box.Resource.Annotations.OfType<ReplicaAnnotation>()).Replicas);
    }
}
