using WpAspire.Hosting.Replicas;

namespace WpAspire.Hosting.Tests.Replicas;

public class ReplicaModelTests
{
    private readonly IDistributedApplicationBuilder _builder = TestApp.Create();

    [Fact]
    public async Task Addresses_of_replicas_are_in_their_details_and_not_beside_those_of_the_load_balancer()
    {
        var box = _builder.AddContainer("box", "image").WithHttpEndpoint(targetPort: 80).WithReplicas(1);

        var replica = ReplicaModel.Expand(new DistributedApplicationModel(_builder.Resources), box.Resource, wanted: 1, most: 2)[0];

        var url = new ResourceUrlAnnotation { Url = "http://localhost:1234" };
        var context = new ResourceUrlsCallbackContext(_builder.ExecutionContext, replica, [url], TestContext.Current.CancellationToken);
        foreach (var annotation in replica.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        Assert.Equal(UrlDisplayLocation.DetailsOnly, url.DisplayLocation);
    }
}
