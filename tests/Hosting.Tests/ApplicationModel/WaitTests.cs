namespace WpAspire.Hosting.Tests.ApplicationModel;

public class WaitTests
{
    private readonly DistributedApplicationBuilder _builder = TestApp.Create();

    [Fact]
    public void Each_kind_of_wait_is_kept()
    {
        var a = _builder.AddContainer("a", "image");
        var waiting = _builder.AddContainer("b", "image").WaitFor(a).WaitFor(a, WaitBehavior.StopOnResourceUnavailable).WaitForStart(a).WaitForStart(a, WaitBehavior.WaitOnResourceUnavailable).WaitForCompletion(a, 3);

        Assert.Equal(
        [
            (WaitType.WaitUntilHealthy, null, 0),
            (WaitType.WaitUntilHealthy, WaitBehavior.StopOnResourceUnavailable, 0),
            (WaitType.WaitUntilStarted, null, 0),
            (WaitType.WaitUntilStarted, WaitBehavior.WaitOnResourceUnavailable, 0),
            (WaitType.WaitForCompletion, (WaitBehavior?)null, 3),
        ],
            waiting.Resource.Annotations.OfType<WaitAnnotation>().Select(w => (w.WaitType, w.WaitBehavior, w.ExitCode)));
        Assert.Equal(["WaitFor"], waiting.Resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(r => r.Type));
    }

    [Fact]
    public void Who_waits_for_a_part_waits_for_the_whole_first()
    {
        var server = _builder.AddContainer("server", "image");
        var part = _builder.AddResource(new Part("part", server.Resource));

        var waiting = _builder.AddContainer("web", "image").WaitFor(part);

        Assert.Equal(["server", "part"], waiting.Resource.Annotations.OfType<WaitAnnotation>().Select(w => w.Resource.Name));
    }

    [Fact]
    public void Nothing_waits_for_itself_or_for_what_it_is_a_part_of()
    {
        var server = _builder.AddContainer("server", "image");
        var part = _builder.AddResource(new Part("part", server.Resource));

        Assert.Contains("waits for itself", Assert.Throws<DistributedApplicationException>(() => server.WaitFor(server)).Message, StringComparison.Ordinal);
        Assert.Contains("'server', which it is a part of", Assert.Throws<DistributedApplicationException>(() => part.WaitForStart(server)).Message, StringComparison.Ordinal);
    }

    private sealed class Part(string name, ContainerResource parent) : Resource(name), IResourceWithParent<ContainerResource>, IResourceWithWaitSupport
    {
        public ContainerResource Parent { get; } = parent;
    }
}
