using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Pipelines;
using WpAspire.Hosting.Publishing;

namespace WpAspire.Hosting.Tests.Pipelines;

public partial class PipelineTests
{
    private readonly List<string> _done = [];

    [Theory]
    [InlineData("publish")]
    [InlineData("deploy")]
    [InlineData("destroy")]
    public async Task Without_a_compute_environment_there_is_nowhere_to_go(string verb)
    {
        var app = new PipelineApp(verb);
        app.Pipeline.AddStep("step", Do("step"), dependsOn: $"{verb}-prereq", requiredBy: verb);

        Assert.Equal(1, await app.RunAsync());

        Assert.Empty(_done);
        Assert.Equal("error: The model has no compute environment to publish to: add one in the AppHost, such as builder.AddAwsEnvironment(\"aws\").\n", app.Error);
    }

    [Fact]
    public async Task A_resource_that_could_be_for_several_environments_is_named()
    {
        var app = PipelineApp.WithEnvironment("publish");
        var moon = app.Builder.AddResource<IComputeEnvironmentResource>(new TestEnvironment("moon"));
        app.Builder.AddContainer("here", "image").WithComputeEnvironment(moon);
        app.Builder.AddContainer("nowhere", "image").ExcludeFromManifest();
        app.Builder.AddContainer("lost", "image");

        Assert.Equal(1, await app.RunAsync());

        Assert.Equal("error: The resource 'lost' could be for any of the compute environments 'cloud', 'moon': choose one with WithComputeEnvironment.\n", app.Error);
    }

    [Fact]
    public void A_name_can_be_added_once()
    {
        var pipeline = TestApp.Create("publish").Pipeline;
        pipeline.AddStep("step", Do("step"));

        Assert.Equal(
            "There are two pipeline steps named 'step': names are unique.",
            Assert.Throws<DistributedApplicationException>(() => pipeline.AddStep("step", Do("step"))).Message);
        Assert.Throws<DistributedApplicationException>(() => pipeline.AddStep(WellKnownPipelineSteps.Publish, Do("step")));
    }

    [Fact]
    public async Task Dependencies_are_one_name_or_several()
    {
        var app = PipelineApp.WithEnvironment("publish");
        app.Pipeline.AddStep("c", Do("c"), dependsOn: new[] { "a", "b" }, requiredBy: new List<string> { "d", "publish" });
        app.Pipeline.AddStep("d", Do("d"), requiredBy: "publish");
        app.Pipeline.AddStep("b", Do("b"), dependsOn: "a");
        app.Pipeline.AddStep("a", Do("a"));

        Assert.Equal(0, await app.RunAsync());

        Assert.Equal(["a", "b", "c", "d"], _done);
        Assert.Throws<ArgumentException>(() => app.Pipeline.AddStep("e", Do("e"), dependsOn: 5));
        Assert.Throws<ArgumentException>(() => app.Pipeline.AddStep("e", Do("e"), requiredBy: 5));
    }

    [Fact]
    public async Task Resources_bring_steps_of_their_own()
    {
        var app = PipelineApp.WithEnvironment("publish");
        var store = app.Builder.AddContainer("store", "image")
            .WithPipelineStepFactory("one", Do("one"), dependsOn: ["publish-prereq"], requiredBy: ["two"], tags: ["a", "b"], description: "First.")
            .WithPipelineStepFactory(c => Step("two", c.Resource.Name))
            .WithPipelineStepFactory(c => Task.FromResult(Step("three", c.Resource.Name)))
            .WithPipelineStepFactory(c => new[] { Step("four", c.Resource.Name), Step("five", c.Resource.Name) })
            .WithPipelineStepFactory(c => Task.FromResult<IEnumerable<PipelineStep>>([Step("six", c.Resource.Name)]));
        PipelineStep? one = null;
        app.Pipeline.AddPipelineConfiguration(c =>
        {
            one = Assert.Single(c.GetSteps("a"));
            Assert.Equal(6, c.GetSteps(store.Resource).Count());
            Assert.Same(one, Assert.Single(c.GetSteps(store.Resource, "b")));
            return Task.CompletedTask;
        });

        Assert.Equal(0, await app.RunAsync());

        Assert.Equal(["five", "four", "one", "six", "three", "two"], _done.Order(StringComparer.Ordinal));
        Assert.Equal(("First.", store.Resource), (one!.Description, one.Resource));

        PipelineStep Step(string name, string resource) =>
            new() { Name = name, Action = Do(name), RequiredBySteps = [resource == "store" ? "publish" : "nothing"] };
    }

    [Fact]
    public async Task Resources_can_put_all_steps_in_order()
    {
        var app = PipelineApp.WithEnvironment("publish");
        app.Pipeline.AddStep("last", Do("last"), requiredBy: "publish");
        app.Pipeline.AddStep("first", Do("first"), requiredBy: "publish");
        app.Builder.AddContainer("store", "image")
            .WithPipelineConfiguration(c => { c.Steps.Single(s => s.Name == "last").DependsOn("middle"); })
            .WithPipelineConfiguration(c =>
            {
                c.Steps.Where(s => s.Name == "middle").DependsOn(c.Steps.Single(s => s.Name == "first"));
                return Task.CompletedTask;
            });
        app.Pipeline.AddStep("middle", Do("middle"), requiredBy: "publish");

        Assert.Equal(0, await app.RunAsync());

        Assert.Equal(["first", "middle", "last"], _done);
    }

    [Fact]
    public void Several_steps_are_put_in_order_at_once()
    {
        PipelineStep[] steps = [Step("a"), Step("b")];
        PipelineStep[] targets = [Step("x"), Step("y")];

        steps.DependsOn("n").DependsOn(targets[0]).DependsOn(targets).DependsOn((PipelineStep?)null);
        steps.RequiredBy("n").RequiredBy(targets[0]).RequiredBy(targets).RequiredBy((PipelineStep?)null);

        Assert.All(steps, s => Assert.Equal(["n", "x", "x", "y"], s.DependsOnSteps));
        Assert.All(steps, s => Assert.Equal(["n", "x", "x", "y"], s.RequiredBySteps));

        static PipelineStep Step(string name) => new() { Name = name, Action = _ => Task.CompletedTask };
    }

    [Fact]
    public async Task The_model_is_completed_before_and_nothing_is_started()
    {
        var app = PipelineApp.WithEnvironment("publish");
        app.Builder.OnBeforeStart((e, _) =>
        {
            _done.Add("before start");
            e.Model.Resources.Single(r => r.Name == "store").Annotations.Add(new ContainerMountAnnotation("late", "/late", ContainerMountType.Volume, isReadOnly: false));
            return Task.CompletedTask;
        });
        app.Builder.OnBeforePublish(Event<BeforePublishEvent>("before publish"));
        app.Builder.OnAfterPublish(Event<AfterPublishEvent>("after publish"));
        var store = app.Builder.AddContainer("store", "image");
        store.OnInitializeResource((_, _, _) => throw new InvalidOperationException("started"));
        app.Pipeline.AddStep("step", c =>
        {
            Assert.True(c.Model.Resources.Single(r => r.Name == "store").TryGetContainerMounts(out _));
            Assert.True(c.ExecutionContext.IsPublishMode);
            _done.Add("step");
            return Task.CompletedTask;
        }, requiredBy: "publish");

        Assert.Equal(0, await app.RunAsync());

        Assert.Equal(["before start", "before publish", "step", "after publish"], _done);

        Func<T, CancellationToken, Task> Event<T>(string name) => (_, _) =>
        {
            _done.Add(name);
            return Task.CompletedTask;
        };
    }

    [Fact]
    public async Task The_end_of_a_publish_that_failed_is_not_published()
    {
        var app = new PipelineApp("publish");
        app.Builder.OnAfterPublish((_, _) =>
        {
            _done.Add("after publish");
            return Task.CompletedTask;
        });

        Assert.Equal(1, await app.RunAsync());

        Assert.Empty(_done);
    }

    [Fact]
    public async Task What_the_steps_sum_up_is_shown_at_the_end_and_their_messages_before()
    {
        var app = PipelineApp.WithEnvironment("publish", "--set", "Parameters:token=s3cr3t-t0k3n");
        var token = app.Builder.AddParameter("token", secret: true);
        app.Pipeline.AddStep("step", async c =>
        {
            var value = await token.Resource.GetValueAsync(c.CancellationToken);
            await using var task = await c.ReportingStep.CreateTaskAsync("Writing files", c.CancellationToken);
            await task.UpdateAsync("Writing the last file", c.CancellationToken);
            await task.SucceedAsync("Wrote 3 files.", c.CancellationToken);
            await task.SucceedAsync("Wrote 4 files.", c.CancellationToken);
            await using (await c.ReportingStep.CreateTaskAsync("Looking around", c.CancellationToken))
            {
                // And says nothing of it.
            }

            await (await c.ReportingStep.CreateTaskAsync("Checked the files.", c.CancellationToken)).SucceedAsync(cancellationToken: c.CancellationToken);
            c.Logger.LogInformation("Used {Token}.", value);
            c.Logger.LogDebug("Not for people.");
            c.Logger.LogWarning("The disk is almost full.");
            c.Summary.Add("Files", "out");
            c.Summary.Add("Token", value!);
            await c.ReportingStep.SucceedAsync("Wrote the site.", c.CancellationToken);
        }, requiredBy: "publish");

        Assert.Equal(0, await app.RunAsync());

        Assert.Equal(
            """
            Publishing the site 'wpaspire' for the environment 'dev'.
            step: Writing files…
            step: Writing the last file…
            step: Wrote 3 files.
            step: Looking around…
            step: Checked the files…
            step: Checked the files.
            step: Used ******.
            step: warning: The disk is almost full.
            step: Wrote the site.

              Files                   out
              Token                   ******

            Done after *.
            """,
            WithoutTimes(app.Output));
    }

    [Fact]
    public async Task A_step_that_says_nothing_is_shown_when_it_is_done()
    {
        var app = PipelineApp.WithEnvironment("publish");
        app.Pipeline.AddStep("step", Do("step"), requiredBy: "publish");

        Assert.Equal(0, await app.RunAsync());

        Assert.Equal("Publishing the site 'wpaspire' for the environment 'dev'.\nstep: done\nDone after *.", WithoutTimes(app.Output));
    }

    [Fact]
    public async Task Steps_know_where_to_write()
    {
        var app = PipelineApp.WithEnvironment("publish", "--name", "blog", "--environment", "prod");
        string? directory = null;
        app.Pipeline.AddStep("step", c =>
        {
            var output = c.Services.GetRequiredService<IPipelineOutputService>();
            directory = output.GetOutputDirectory();
            Assert.Equal(Path.Combine(directory, "cloud"), output.GetOutputDirectory(c.Model.Resources.Single(r => r.Name == "cloud")));
            return Task.CompletedTask;
        }, requiredBy: "publish");

        Assert.Equal(0, await app.RunAsync());

        Assert.Equal(Path.GetFullPath("artifacts/publish/blog-prod"), directory);
    }

    private Func<PipelineStepContext, Task> Do(string name) => _ =>
    {
        lock (_done)
        {
            _done.Add(name);
        }

        return Task.CompletedTask;
    };

    private static string WithoutTimes(string output) => Times().Replace(output.TrimEnd(), m => m.Value.StartsWith("after", StringComparison.Ordinal) ? "after *" : "");

    [GeneratedRegex(@"^ *\d+\.\d s  |after \d+\.\d s", RegexOptions.Multiline)]
    private static partial Regex Times();
}
