using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.Hosting.Tests.ApplicationModel;

public sealed class NotificationTests : IAsyncDisposable
{
    private readonly DistributedApplicationBuilder _builder = TestApp.Create();
    private readonly IResourceBuilder<ContainerResource> _web;
    private readonly IResourceBuilder<ContainerResource> _store;
    private readonly Lazy<DistributedApplication> _app;

    public NotificationTests()
    {
        _web = _builder.AddContainer("web", "web");
        _store = _builder.AddContainer("store", "store");
        _app = new(_builder.Build);
    }

    private ResourceNotificationService Notifications => _app.Value.Notifications();

    public async ValueTask DisposeAsync() => await _app.Value.DisposeAsync();

    [Fact]
    public async Task The_state_of_a_resource_is_what_was_published_last()
    {
        Assert.False(Notifications.TryGetCurrentState("web", out _));

        await Publish(_web, KnownResourceStates.Starting);
        await Notifications.PublishUpdateAsync(_web.Resource, s => s with { State = new("Running", KnownResourceStateStyles.Success), ExitCode = 1 });

        Assert.True(Notifications.TryGetCurrentState("WEB", out var state));
        Assert.Equal(("web", "Running", KnownResourceStateStyles.Success, 1), (state.ResourceId, state.Snapshot.State!.Text, state.Snapshot.State.Style, state.Snapshot.ExitCode));
        Assert.Equal("Container", state.Snapshot.ResourceType);
        Assert.NotNull(state.Snapshot.CreationTimeStamp);
    }

    [Fact]
    public async Task A_watcher_gets_what_is_and_then_what_changes_in_order()
    {
        await Publish(_web, "one");
        await using var watcher = Notifications.WatchAsync(Ct).GetAsyncEnumerator(Ct);
        Assert.True(await watcher.MoveNextAsync());
        Assert.Equal("one", watcher.Current.Snapshot.State!.Text);

        await Publish(_web, "two");
        await Publish(_store, "three");
        await Publish(_web, "four");

        foreach (var expected in new[] { ("web", "two"), ("store", "three"), ("web", "four") })
        {
            Assert.True(await watcher.MoveNextAsync());
            Assert.Equal(expected, (watcher.Current.Resource.Name, watcher.Current.Snapshot.State!.Text));
        }
    }

    [Fact]
    public async Task A_watcher_gets_no_change_twice()
    {
        await Publish(_web, "one");
        await Publish(_store, "one");
        await using var watcher = Notifications.WatchAsync(Ct).GetAsyncEnumerator(Ct);
        await watcher.MoveNextAsync();
        var (first, second) = watcher.Current.Resource == _web.Resource ? (_web, _store) : (_store, _web);

        // It watches already, and has not come to the state of the second.
        await Publish(second, "two");
        await watcher.MoveNextAsync();
        Assert.Equal((second.Resource.Name, "two"), (watcher.Current.Resource.Name, watcher.Current.Snapshot.State!.Text));
        await Publish(first, "three");
        await watcher.MoveNextAsync();

        Assert.Equal((first.Resource.Name, "three"), (watcher.Current.Resource.Name, watcher.Current.Snapshot.State!.Text));
    }

    [Fact]
    public async Task Many_publishers_at_once_lose_no_change()
    {
        await Parallel.ForAsync(0, 500, Ct, async (_, _) => await Notifications.PublishUpdateAsync(_web.Resource, s => s with { ExitCode = (s.ExitCode ?? 0) + 1 }));

        Assert.True(Notifications.TryGetCurrentState("web", out var state));
        Assert.Equal(500, state.Snapshot.ExitCode);
    }

    [Fact]
    public async Task A_wait_ends_at_once_when_the_state_is_there()
    {
        await Publish(_web, KnownResourceStates.Running);

        await Notifications.WaitForResourceAsync("web", cancellationToken: Ct);
        Assert.Equal("Running", await Notifications.WaitForResourceAsync("web", ["Exited", "Running"], Ct));
    }

    [Fact]
    public async Task A_wait_ends_when_the_state_comes()
    {
        var wait = Notifications.WaitForResourceAsync("web", e => e.Snapshot.ExitCode == 3, Ct);
        await Publish(_web, KnownResourceStates.Running);
        Assert.False(wait.IsCompleted);

        await Notifications.PublishUpdateAsync(_web.Resource, s => s with { ExitCode = 3 });

        Assert.Same(_web.Resource, (await wait).Resource);
    }

    [Fact]
    public async Task A_wait_ends_when_it_is_cancelled_or_the_application_ends()
    {
        using var cancelled = new CancellationTokenSource();
        var first = Notifications.WaitForResourceAsync("web", "Never", cancelled.Token);
        var second = Notifications.WaitForResourceAsync("web", "Never", Ct);

        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(second.IsCompleted);
        await _app.Value.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public void Health_is_the_worst_of_the_reports_while_the_resource_runs()
    {
        var snapshot = new CustomResourceSnapshot { ResourceType = "x", Properties = [] };
        var running = snapshot with { State = KnownResourceStates.Running };

        Assert.Null(snapshot.HealthStatus);
        Assert.Null((snapshot with { State = KnownResourceStates.Starting }).HealthStatus);
        Assert.Equal(HealthStatus.Healthy, running.HealthStatus);
        Assert.Equal(HealthStatus.Unhealthy, running.WithHealthReports([new("a", HealthStatus.Healthy, null, null), new("b", null, null, null)]).HealthStatus);
        Assert.Equal(HealthStatus.Degraded, running.WithHealthReports([new("a", HealthStatus.Healthy, null, null), new("b", HealthStatus.Degraded, null, null)]).HealthStatus);
        Assert.Null((running.WithHealthReports([new("a", HealthStatus.Healthy, null, null)]) with { State = KnownResourceStates.Exited }).HealthStatus);
        Assert.Empty(running.WithHealthReports(default).HealthReports);
    }

    [Fact]
    public async Task A_resource_with_health_checks_is_not_healthy_before_they_have_run()
    {
        _web.WithHealthCheck("check");
        await Publish(_web, KnownResourceStates.Running);

        Assert.True(Notifications.TryGetCurrentState("web", out var state));
        Assert.Equal(("check", null), (state.Snapshot.HealthReports[0].Name, state.Snapshot.HealthReports[0].Status));
        Assert.Equal(HealthStatus.Unhealthy, state.Snapshot.HealthStatus);
    }

    [Fact]
    public async Task Commands_relationships_and_the_icon_are_in_the_snapshot()
    {
        _web.WithParentRelationship(_store)
            .WithIconName("Globe", IconVariant.Regular)
            .WithCommand("stop", "Stop", _ => Task.FromResult(CommandResults.Success()), new() { UpdateState = c => c.ResourceSnapshot.State?.Text == KnownResourceStates.Running ? ResourceCommandState.Enabled : ResourceCommandState.Disabled, IsHighlighted = true, Description = "d", ConfirmationMessage = "c" });

        await Publish(_web, KnownResourceStates.Starting);
        Assert.True(Notifications.TryGetCurrentState("web", out var before));
        await Publish(_web, KnownResourceStates.Running);
        Assert.True(Notifications.TryGetCurrentState("web", out var after));

        Assert.Equal(ResourceCommandState.Disabled, Assert.Single(before.Snapshot.Commands).State);
        Assert.Equal(new ResourceCommandSnapshot("stop", ResourceCommandState.Enabled, "Stop", "d", null, "c", null, null, true), Assert.Single(after.Snapshot.Commands));
        Assert.Equal([new("store", "Parent")], after.Snapshot.Relationships);
        Assert.Equal(("Globe", IconVariant.Regular), (after.Snapshot.IconName, after.Snapshot.IconVariant));
    }

    [Fact]
    public async Task A_healthy_resource_is_waited_for_until_the_work_at_its_readiness_is_done()
    {
        var work = new TaskCompletionSource();
        var wait = Notifications.WaitForResourceHealthyAsync("web", Ct);
        await Publish(_web, KnownResourceStates.Running);
        await Notifications.PublishUpdateAsync(_web.Resource, s => s with { ResourceReadyEvent = new(work.Task) });
        Assert.False(wait.IsCompleted);

        work.SetResult();

        Assert.Equal(HealthStatus.Healthy, (await wait).Snapshot.HealthStatus);
    }

    [Fact]
    public async Task A_wait_for_health_can_end_when_the_resource_fails()
    {
        var wait = Notifications.WaitForResourceHealthyAsync("web", WaitBehavior.StopOnResourceUnavailable, Ct);
        await Notifications.PublishUpdateAsync(_web.Resource, s => s with { State = KnownResourceStates.Exited, ExitCode = 7 });

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => wait);
        Assert.Contains("'Exited' with exit code 7", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_without_dependencies_does_not_wait()
    {
        await Notifications.WaitForDependenciesAsync(_web.Resource, Ct);

        Assert.False(Notifications.TryGetCurrentState("web", out _));
    }

    [Fact]
    public async Task A_resource_waits_for_all_its_dependencies()
    {
        var job = _builder.AddContainer("job", "job");
        var other = _builder.AddContainer("other", "other");
        _web.WaitFor(_store).WaitForStart(other).WaitForCompletion(job, 2);
        var wait = Notifications.WaitForDependenciesAsync(_web.Resource, Ct);
        Assert.True(Notifications.TryGetCurrentState("web", out var state));
        Assert.Equal(KnownResourceStates.Waiting, state.Snapshot.State!.Text);

        await Publish(_store, KnownResourceStates.Running);
        await Publish(other, KnownResourceStates.Running);
        await Notifications.PublishUpdateAsync(job.Resource, s => s with { State = KnownResourceStates.Exited, ExitCode = 2 });
        Assert.False(wait.IsCompleted);
        await Notifications.PublishUpdateAsync(_store.Resource, s => s with { ResourceReadyEvent = new(Task.CompletedTask) });

        await wait;
    }

    [Theory]
    [InlineData("Exited", 1)]
    [InlineData("FailedToStart", null)]
    public async Task A_dependency_that_should_complete_and_does_not_is_an_error(string state, int? exitCode)
    {
        _web.WaitForCompletion(_store);
        var wait = Notifications.WaitForDependenciesAsync(_web.Resource, Ct);

        await Notifications.PublishUpdateAsync(_store.Resource, s => s with { State = state, ExitCode = exitCode });

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => wait);
        Assert.Contains("'web' does not start, because 'store'", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'{state}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_dependency_that_fails_ends_the_wait_for_the_others()
    {
        var never = _builder.AddContainer("never", "never");
        _web.WaitFor(never).WaitFor(_store, WaitBehavior.StopOnResourceUnavailable);
        var wait = Notifications.WaitForDependenciesAsync(_web.Resource, Ct);

        await Publish(_store, KnownResourceStates.FailedToStart);

        await Assert.ThrowsAsync<DistributedApplicationException>(() => wait);
    }

    [Fact]
    public async Task A_dependency_that_fails_can_be_started_again()
    {
        _web.WaitFor(_store, WaitBehavior.WaitOnResourceUnavailable);
        var wait = Notifications.WaitForDependenciesAsync(_web.Resource, Ct);
        await Publish(_store, KnownResourceStates.FailedToStart);
        Assert.False(wait.IsCompleted);

        await Notifications.PublishUpdateAsync(_store.Resource, s => s with { State = KnownResourceStates.Running, ResourceReadyEvent = new(Task.CompletedTask) });

        await wait;
    }

    [Fact]
    public async Task Work_at_readiness_that_fails_fails_those_who_wait()
    {
        _web.WaitFor(_store);
        var wait = Notifications.WaitForDependenciesAsync(_web.Resource, Ct);

        await Notifications.PublishUpdateAsync(_store.Resource, s => s with { State = KnownResourceStates.Running, ResourceReadyEvent = new(Task.FromException(new DistributedApplicationException("no database"))) });

        Assert.Equal("no database", (await Assert.ThrowsAsync<DistributedApplicationException>(() => wait)).Message);
    }

    [Fact]
    public async Task One_instance_of_several_is_enough()
    {
        _web.WaitForStart(_store);
        var wait = Notifications.WaitForDependenciesAsync(_web.Resource, Ct);

        await Notifications.PublishUpdateAsync(_store.Resource, "store-1", s => s with { State = KnownResourceStates.Starting });
        await Notifications.PublishUpdateAsync(_store.Resource, "store-2", s => s with { State = KnownResourceStates.Running });

        await wait;
        Assert.True(Notifications.TryGetCurrentState("store-2", out var state));
        Assert.Same(_store.Resource, state.Resource);
        Assert.False(Notifications.TryGetCurrentState("store", out _));
    }

    [Fact]
    public async Task Parameters_are_not_waited_for()
    {
        _web.WithAnnotation(new WaitAnnotation(_builder.AddParameter("p").Resource, WaitType.WaitUntilHealthy));

        await Notifications.WaitForDependenciesAsync(_web.Resource, Ct);
    }

    [Fact]
    public async Task The_default_for_failures_can_be_set()
    {
        _builder.Services.Configure<ResourceNotificationServiceOptions>(o => o.DefaultWaitBehavior = WaitBehavior.StopOnResourceUnavailable);
        _web.WaitFor(_store);
        var wait = Notifications.WaitForDependenciesAsync(_web.Resource, Ct);

        await Publish(_store, KnownResourceStates.Finished);

        await Assert.ThrowsAsync<DistributedApplicationException>(() => wait);
    }

    [Fact]
    public async Task The_initial_state_is_that_of_the_model()
    {
        var custom = _builder.AddResource(new ContainerResource("custom")).WithInitialState(new() { ResourceType = "Custom", Properties = [new("a", 1)], State = KnownResourceStates.NotStarted });

        await Notifications.PublishUpdateAsync(custom.Resource, s => s);

        Assert.True(Notifications.TryGetCurrentState("custom", out var state));
        Assert.Equal(("Custom", "NotStarted"), (state.Snapshot.ResourceType, state.Snapshot.State!.Text));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Task Publish(IResourceBuilder<IResource> resource, string state) => Notifications.PublishUpdateAsync(resource.Resource, s => s with { State = state });
}
