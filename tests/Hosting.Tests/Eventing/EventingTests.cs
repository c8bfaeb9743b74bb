using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Eventing;
using WpAspire.Hosting.Lifecycle;
using WpAspire.Hosting.Publishing;

namespace WpAspire.Hosting.Tests.Eventing;

public class EventingTests
{
    private readonly DistributedApplicationEventing _eventing = new();
    private readonly List<string> _calls = [];

    [Fact]
    public async Task Subscribers_are_called_one_after_the_other()
    {
        _eventing.Subscribe<Happened>(async (_, _) =>
        {
            await Task.Yield();
            _calls.Add("first");
        });
        Subscribe("second");

        await _eventing.PublishAsync(new Happened(), Ct);

        Assert.Equal(["first", "second"], _calls);
    }

    [Fact]
    public async Task A_subscriber_that_fails_ends_a_sequence_and_the_publisher_learns()
    {
        _eventing.Subscribe<Happened>((_, _) => throw new InvalidOperationException("no"));
        Subscribe("never");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _eventing.PublishAsync(new Happened(), Ct));

        Assert.Empty(_calls);
    }

    [Fact]
    public async Task Subscribers_can_be_called_at_once_and_each_is()
    {
        var firstIsIn = new TaskCompletionSource();
        _eventing.Subscribe<Happened>((_, _) => throw new InvalidOperationException("no"));
        _eventing.Subscribe<Happened>((_, _) => firstIsIn.Task);
        _eventing.Subscribe<Happened>((_, _) =>
        {
            firstIsIn.SetResult();
            return Task.CompletedTask;
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => _eventing.PublishAsync(new Happened(), EventDispatchBehavior.BlockingConcurrent, Ct));

        Assert.True(firstIsIn.Task.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(EventDispatchBehavior.NonBlockingSequential)]
    [InlineData(EventDispatchBehavior.NonBlockingConcurrent)]
    public async Task A_publisher_need_not_wait(EventDispatchBehavior behavior)
    {
        var release = new TaskCompletionSource();
        var done = new TaskCompletionSource();
        _eventing.Subscribe<Happened>(async (_, _) =>
        {
            await release.Task;
            done.SetResult();
        });

        await _eventing.PublishAsync(new Happened(), behavior, Ct);
        Assert.False(done.Task.IsCompleted);
        release.SetResult();

        await done.Task.WaitAsync(Ct);
    }

    [Fact]
    public async Task Whoever_unsubscribes_is_not_called()
    {
        var subscription = Subscribe("never");
        Subscribe("other");

        _eventing.Unsubscribe(subscription);
        await _eventing.PublishAsync(new Happened(), Ct);

        Assert.Equal(["other"], _calls);
    }

    [Fact]
    public async Task Events_of_one_resource_are_for_its_subscribers()
    {
        var builder = TestApp.Create();
        var a = builder.AddContainer("a", "image").OnResourceReady((resource, e, _) =>
        {
            Assert.Same(resource, e.Resource);
            _calls.Add($"ready {resource.Name}");
            return Task.CompletedTask;
        });
        var b = builder.AddContainer("b", "image");
        builder.Eventing.Subscribe<ResourceReadyEvent>((e, _) =>
        {
            _calls.Add($"any {e.Resource.Name}");
            return Task.CompletedTask;
        });
        await using var app = builder.Build();

        await builder.Eventing.PublishAsync(new ResourceReadyEvent(a.Resource, app.Services), Ct);
        await builder.Eventing.PublishAsync(new ResourceReadyEvent(b.Resource, app.Services), Ct);

        Assert.Equal(["ready a", "any a", "any b"], _calls);
    }

    [Fact]
    public async Task Each_event_has_its_subscription()
    {
        var builder = TestApp.Create();
        var connection = builder.AddConnectionString("db", ReferenceExpression.Create($"x")).OnConnectionStringAvailable((_, _, _) => Call("connection"));
        var box = builder.AddContainer("box", "image")
            .OnInitializeResource((_, _, _) => Call("initialize"))
            .OnBeforeResourceStarted((_, _, _) => Call("before started"))
            .OnResourceEndpointsAllocated((_, _, _) => Call("allocated"))
            .OnResourceReady((_, _, _) => Call("ready"))
            .OnResourceStopped((_, _, _) => Call("stopped"));
        builder.OnBeforeStart((_, _) => Call("before start")).OnBeforePublish((_, _) => Call("before publish")).OnAfterPublish((_, _) => Call("after publish"));
        await using var app = builder.Build();
        var (services, model) = (app.Services, app.Services.GetRequiredService<DistributedApplicationModel>());
        var (notifications, loggers) = (services.GetRequiredService<ResourceNotificationService>(), services.GetRequiredService<ResourceLoggerService>());
        await notifications.PublishUpdateAsync(box.Resource, s => s);
        Assert.True(notifications.TryGetCurrentState("box", out var state));

        await builder.Eventing.PublishAsync(new BeforeStartEvent(services, model), Ct);
        await builder.Eventing.PublishAsync(new InitializeResourceEvent(box.Resource, builder.Eventing, loggers, notifications, services), Ct);
        await builder.Eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(box.Resource, services), Ct);
        await builder.Eventing.PublishAsync(new ConnectionStringAvailableEvent(connection.Resource, services), Ct);
        await builder.Eventing.PublishAsync(new BeforeResourceStartedEvent(box.Resource, services), Ct);
        await builder.Eventing.PublishAsync(new ResourceReadyEvent(box.Resource, services), Ct);
        await builder.Eventing.PublishAsync(new ResourceStoppedEvent(box.Resource, services, state), Ct);
        await builder.Eventing.PublishAsync(new BeforePublishEvent(services, model), Ct);
        await builder.Eventing.PublishAsync(new AfterPublishEvent(services, model), Ct);

        Assert.Equal(["before start", "initialize", "allocated", "connection", "before started", "ready", "stopped", "before publish", "after publish"], _calls);
    }

    [Fact]
    public async Task The_log_of_an_event_is_that_of_its_resource()
    {
        await using var app = TestApp.Create().Build();
        IDistributedApplicationResourceEvent e = new ResourceReadyEvent(new ContainerResource("box"), app.Services);

        Assert.Same(app.Services.GetRequiredService<ResourceLoggerService>().GetLogger("box"), e.Logger);
    }

    [Fact]
    public async Task Subscribers_that_are_services_subscribe_once_before_the_first_event()
    {
        var builder = TestApp.Create();
        builder.Services.AddSingleton(_calls);
        builder.Services.TryAddEventingSubscriber<Subscriber>();
        builder.Services.TryAddEventingSubscriber<Subscriber>();
        await using var app = builder.Build();
        var publisher = app.Services.GetRequiredService<BeforeStartPublisher>();

        await publisher.EnsurePublishedAsync(Ct);
        await publisher.EnsurePublishedAsync(Ct);

        Assert.Equal(["before start in a run"], _calls);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DistributedApplicationEventSubscription Subscribe(string call) => _eventing.Subscribe<Happened>((_, _) => Call(call));

    private Task Call(string call)
    {
        _calls.Add(call);
        return Task.CompletedTask;
    }

    private sealed class Happened : IDistributedApplicationEvent;

    private sealed class Subscriber(List<string> calls) : IDistributedApplicationEventingSubscriber
    {
        public Task SubscribeAsync(IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
        {
            eventing.Subscribe<BeforeStartEvent>((_, _) =>
            {
                calls.Add($"before start in a {executionContext.Operation}".ToLowerInvariant());
                return Task.CompletedTask;
            });
            return Task.CompletedTask;
        }
    }
}
