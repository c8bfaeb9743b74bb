using WpAspire.Hosting.Pipelines;

namespace WpAspire.Hosting.Tests.Pipelines;

public class PipelineGraphTests
{
    [Fact]
    public void A_step_comes_after_those_that_it_depends_on()
    {
        var graph = new PipelineGraph([Step("roof", "walls"), Step("walls", "ground"), Step("ground")]);

        Assert.Equal(["ground", "walls", "roof"], Names(graph.UpTo("roof")));
    }

    [Fact]
    public void A_step_comes_before_those_that_require_it()
    {
        var ground = Step("ground");
        ground.RequiredBy("walls");

        Assert.Equal(["ground", "walls"], Names(new PipelineGraph([Step("walls"), ground]).UpTo("walls")));
    }

    [Fact]
    public void Only_what_is_needed_is_done()
    {
        var graph = new PipelineGraph([Step("ground"), Step("walls", "ground"), Step("garden", "ground")]);

        Assert.Equal(["ground", "walls"], Names(graph.UpTo("walls")));
        Assert.Equal(["ground"], Names(graph.UpTo("ground")));
    }

    [Fact]
    public void A_step_that_several_depend_on_is_done_once()
    {
        var graph = new PipelineGraph([Step("house", "left", "right"), Step("left", "ground"), Step("right", "ground"), Step("ground")]);

        Assert.Equal(["ground", "left", "right", "house"], Names(graph.UpTo("house")));
    }

    [Fact]
    public void The_same_dependency_may_be_said_in_both_ways()
    {
        var ground = Step("ground");
        ground.RequiredBy("walls");

        Assert.Equal(["ground", "walls"], Names(new PipelineGraph([ground, Step("walls", "ground")]).UpTo("walls")));
    }

    [Fact]
    public void A_circle_is_refused_and_shown() =>
        Refused(
            "The pipeline steps depend on each other in a circle: b -> c -> d -> b.",
            () => new PipelineGraph([Step("a", "b"), Step("b", "c"), Step("c", "d"), Step("d", "b")]));

    [Fact]
    public void A_circle_is_refused_even_where_it_is_not_needed() =>
        Refused("The pipeline steps depend on each other in a circle: b -> b.", () => new PipelineGraph([Step("a"), Step("b", "b")]));

    [Fact]
    public void A_dependency_on_a_step_that_is_not_there_is_refused() =>
        Refused("The pipeline step 'walls' depends on 'grond', which is no step: allowed are ground, walls.", () => new PipelineGraph([Step("walls", "grond"), Step("ground")]));

    [Fact]
    public void A_step_that_is_required_by_one_that_is_not_there_is_refused()
    {
        var step = Step("ground");
        step.RequiredBy("wals");

        Refused("The pipeline step 'ground' is required by 'wals', which is no step: allowed are ground.", () => new PipelineGraph([step]));
    }

    [Fact]
    public void Two_steps_of_one_name_are_refused() =>
        Refused("There are two pipeline steps named 'a': names are unique.", () => new PipelineGraph([Step("a"), Step("a")]));

    [Fact]
    public void A_step_that_is_not_there_cannot_be_asked_for() =>
        Refused("The pipeline step 'c' was asked for, which is no step: allowed are a, b.", () => new PipelineGraph([Step("b"), Step("a")]).UpTo("c"));

    private static PipelineStep Step(string name, params string[] dependsOn) => new() { Name = name, Action = _ => Task.CompletedTask, DependsOnSteps = [.. dependsOn] };

    private static IEnumerable<string> Names(IEnumerable<PipelineStep> steps) => steps.Select(s => s.Name);

    private static void Refused(string message, Func<object> action) =>
        Assert.Equal(message, Assert.Throws<DistributedApplicationException>(action).Message);
}
