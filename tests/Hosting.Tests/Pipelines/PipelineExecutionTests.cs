using System.Collections.Concurrent;
using WpAspire.Hosting.Pipelines;

namespace WpAspire.Hosting.Tests.Pipelines;

public class PipelineExecutionTests
{
    private readonly ConcurrentQueue<string> _done = [];

    [Fact]
    public async Task Steps_are_done_in_their_order_between_the_prerequisite_and_the_verb()
    {
        var app = PipelineApp.WithEnvironment("publish");
        app.Pipeline.AddStep("second", Do("second"), dependsOn: "first", requiredBy: "publish");
        app.Pipeline.AddStep("first", Do("first"), dependsOn: "publish-prereq");
        app.Pipeline.AddStep("other", Do("other"));

        Assert.Equal(0, await app.RunAsync());

        Assert.Equal(["first", "second"], _done);
    }

    [Fact]
    public async Task Steps_that_do_not_depend_on_each_other_are_done_at_the_same_time()
    {
        using var both = new CountdownEvent(2);
        var app = PipelineApp.WithEnvironment("publish");
        foreach (var name in new[] { "left", "right" })
        {
            // Each blocks its thread until the other has begun too.
            app.Pipeline.AddStep(name, c =>
            {
                both.Signal();
                both.Wait(c.CancellationToken);
                return Task.CompletedTask;
            }, requiredBy: "publish");
        }

        Assert.Equal(0, await app.RunAsync());
    }

    [Fact]
    public async Task What_depends_on_a_failed_step_is_not_begun_and_the_rest_is_done()
    {
        var app = PipelineApp.WithEnvironment("publish");
        app.Pipeline.AddStep("ground", Fail("The ground is wet."), requiredBy: "walls");
        app.Pipeline.AddStep("walls", Do("walls"), requiredBy: "roof");
        app.Pipeline.AddStep("roof", Do("roof"), requiredBy: "publish");
        app.Pipeline.AddStep("garden", Do("garden"), requiredBy: "publish");

        Assert.Equal(1, await app.RunAsync());

        Assert.Equal(["garden"], _done);
        Assert.Equal("error: The ground is wet.\n", app.Error);
        Assert.DoesNotContain("Done after", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_failures_are_all_told()
    {
        var app = PipelineApp.WithEnvironment("publish");
        app.Pipeline.AddStep("ground", Fail("The ground is wet."), requiredBy: "publish");
        app.Pipeline.AddStep("garden", Fail("The garden is dry."), requiredBy: "publish");

        Assert.Equal(1, await app.RunAsync());

        Assert.StartsWith("error: 2 steps failed. ", app.Error, StringComparison.Ordinal);
        Assert.Contains("ground: The ground is wet.", app.Error, StringComparison.Ordinal);
        Assert.Contains("garden: The garden is dry.", app.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_in_a_step_is_not_dressed_up_as_a_mistake_of_the_user()
    {
        var app = PipelineApp.WithEnvironment("publish");
        app.Pipeline.AddStep("ground", Fail("The ground is wet."), requiredBy: "publish");
        app.Pipeline.AddStep("bug", _ => throw new InvalidOperationException("a bug"), requiredBy: "publish");

        Assert.Equal("a bug", (await Assert.ThrowsAsync<InvalidOperationException>(() => app.RunAsync())).Message);
    }

    [Fact]
    public async Task A_step_that_reports_its_failure_has_failed()
    {
        var app = PipelineApp.WithEnvironment("publish");
        app.Pipeline.AddStep("ground", c => c.ReportingStep.FailAsync("The ground is wet.", c.CancellationToken), requiredBy: "walls");
        app.Pipeline.AddStep("walls", Do("walls"), requiredBy: "publish");

        Assert.Equal(1, await app.RunAsync());

        Assert.Empty(_done);
        Assert.Equal("error: The ground is wet.\n", app.Error);
    }

    [Fact]
    public async Task A_step_fails_with_one_of_its_tasks()
    {
        var app = PipelineApp.WithEnvironment("publish");
        app.Pipeline.AddStep("ground", async c => await (await c.ReportingStep.CreateTaskAsync("Digging", c.CancellationToken)).FailAsync("The spade broke.", c.CancellationToken), requiredBy: "publish");

        Assert.Equal(1, await app.RunAsync());

        Assert.Equal("error: The spade broke.\n", app.Error);
    }

    [Fact]
    public async Task A_step_may_get_over_the_failure_of_a_task()
    {
        var app = PipelineApp.WithEnvironment("publish");
        app.Pipeline.AddStep("ground", async c =>
        {
            await (await c.ReportingStep.CreateTaskAsync("Digging", c.CancellationToken)).FailAsync("The spade broke.", c.CancellationToken);
            await c.ReportingStep.WarnAsync("Dug by hand.", c.CancellationToken);
        }, requiredBy: "publish");

        Assert.Equal(0, await app.RunAsync());

        Assert.Contains("ground: failed: The spade broke.", app.Output, StringComparison.Ordinal);
        Assert.Contains("ground: warning: Dug by hand.", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_is_told_to_stop_may_take_its_time_and_what_depends_on_it_is_not_begun()
    {
        using var stop = new CancellationTokenSource();
        var app = PipelineApp.WithEnvironment("deploy");
        app.Pipeline.AddStep("ground", async c =>
        {
            await stop.CancelAsync();
            await Task.Yield();
            _done.Enqueue("tidied up");
            c.CancellationToken.ThrowIfCancellationRequested();
        }, requiredBy: "walls");
        app.Pipeline.AddStep("walls", Do("walls"), requiredBy: "deploy");

        Assert.Equal(1, await app.RunAsync(stop.Token));

        Assert.Equal(["tidied up"], _done);
        Assert.Equal("error: `deploy` was stopped before it was done.\n", app.Error);
        Assert.Contains("ground: warning: stopped", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_stopped_step_has_to_say_is_said()
    {
        using var stop = new CancellationTokenSource();
        var app = PipelineApp.WithEnvironment("deploy");
        app.Pipeline.AddStep("ground", async _ =>
        {
            await stop.CancelAsync();
            throw new DistributedApplicationException("Half of the ground was dug.");
        }, requiredBy: "deploy");

        Assert.Equal(1, await app.RunAsync(stop.Token));

        Assert.Equal("error: Half of the ground was dug.\n", app.Error);
    }

    [Fact]
    public async Task A_step_that_is_told_to_stop_and_is_done_all_the_same_is_done()
    {
        using var stop = new CancellationTokenSource();
        var app = PipelineApp.WithEnvironment("do", "ground");
        app.Pipeline.AddStep("ground", _ => stop.CancelAsync());

        Assert.Equal(0, await app.RunAsync(stop.Token));
    }

    private Func<PipelineStepContext, Task> Do(string name) => _ =>
    {
        _done.Enqueue(name);
        return Task.CompletedTask;
    };

    private static Func<PipelineStepContext, Task> Fail(string message) => _ => throw new DistributedApplicationException(message);
}
