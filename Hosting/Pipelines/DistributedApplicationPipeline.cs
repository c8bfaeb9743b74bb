using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace WpAspire.Hosting.Pipelines;

/// <summary>The steps that every application has, those that were added, and those of the resources.</summary>
[DebuggerDisplay("Steps = {_steps.Count}")]
internal sealed class DistributedApplicationPipeline : IDistributedApplicationPipeline
{
    private static readonly (string Verb, string Prereq)[] s_verbs =
    [
        (WellKnownPipelineSteps.Publish, WellKnownPipelineSteps.PublishPrereq),
        (WellKnownPipelineSteps.Deploy, WellKnownPipelineSteps.DeployPrereq),
        (WellKnownPipelineSteps.Destroy, WellKnownPipelineSteps.DestroyPrereq),
    ];

    private readonly List<PipelineStep> _steps = [];
    private readonly List<Func<PipelineConfigurationContext, Task>> _configurations = [];

    public DistributedApplicationPipeline()
    {
        foreach (var (verb, prereq) in s_verbs)
        {
            AddStep(new() { Name = prereq, Action = static _ => Task.CompletedTask, IsQuiet = true });
            AddStep(new() { Name = verb, Action = static _ => Task.CompletedTask, IsQuiet = true, DependsOnSteps = [prereq] });
        }

        AddStep(new()
        {
            Name = WellKnownPipelineSteps.ValidateComputeEnvironments,
            Description = "Checks that it is clear which compute environment each resource is for.",
            Action = static context =>
            {
                ComputeEnvironments.Validate(context.Model);
                return Task.CompletedTask;
            },
            RequiredBySteps = [.. s_verbs.Select(static v => v.Prereq)],
            IsQuiet = true,
        });
    }

    public void AddStep(string name, Func<PipelineStepContext, Task> action, object? dependsOn = null, object? requiredBy = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(action);
        AddStep(new() { Name = name, Action = action, DependsOnSteps = Names(dependsOn, nameof(dependsOn)), RequiredBySteps = Names(requiredBy, nameof(requiredBy)) });
    }

    public void AddStep(PipelineStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (_steps.Any(s => s.Name == step.Name))
        {
            throw PipelineGraph.DuplicateName(step.Name);
        }

        _steps.Add(step);
    }

    public void AddPipelineConfiguration(Func<PipelineConfigurationContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _configurations.Add(callback);
    }

    public async Task ExecuteAsync(PipelineContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var graph = new PipelineGraph(await CollectAsync(context).ConfigureAwait(false));
        var execution = new PipelineExecution(graph, context, context.Services.GetRequiredService<IPipelineActivityReporter>());
        await execution.ExecuteAsync(context.Services.GetRequiredService<PublishArguments>().Step).ConfigureAwait(false);
    }

    private async Task<List<PipelineStep>> CollectAsync(PipelineContext context)
    {
        // Configurations may put steps in order; the pipeline's own must be as they were when it is executed again.
        List<PipelineStep> steps = [.. _steps.Select(static s => s.Clone())];
        foreach (var resource in context.Model.Resources)
        {
            foreach (var annotation in resource.Annotations.OfType<PipelineStepAnnotation>())
            {
                foreach (var step in await annotation.CreateStepsAsync(new() { PipelineContext = context, Resource = resource }).ConfigureAwait(false))
                {
                    step.Resource ??= resource;
                    steps.Add(step);
                }
            }
        }

        var configuration = new PipelineConfigurationContext { Services = context.Services, Steps = steps.AsReadOnly(), Model = context.Model };
        var callbacks = context.Model.Resources.SelectMany(static r => r.Annotations.OfType<PipelineConfigurationAnnotation>()).Select(static a => a.Callback);
        foreach (var callback in _configurations.Concat(callbacks))
        {
            await callback(configuration).ConfigureAwait(false);
        }

        return steps;
    }

    private static List<string> Names(object? names, string parameter) => names switch
    {
        null => [],
        string name => [name],
        IEnumerable<string> several => [.. several],
        _ => throw new ArgumentException($"It is a '{names.GetType().Name}': allowed are the name of a step and several names.", parameter),
    };
}
