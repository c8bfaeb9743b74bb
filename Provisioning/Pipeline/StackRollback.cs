using Aspire.Hosting.Pipelines;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Changes;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>
/// The step <c>rollback</c>: starts the task definitions that ran before the last deploy, which name their images by
/// digest. Nothing is built, and nothing else of the site is touched.
/// </summary>
internal sealed class StackRollback(StackSessions sessions, PublishArguments arguments, StackRunner runner, RunLock runs, Questions questions)
{
    /// <summary>Goes back.</summary>
    /// <exception cref="DistributedApplicationException">There is nothing to go back to.</exception>
    public async Task RollbackAsync(PipelineStepContext context)
    {
        runner.Format();
        using var run = runs.Take("rollback");
        var session = await sessions.OpenToChangeAsync(context.CancellationToken);
        var history = await session.Stack.GetHistoryAsync(new() { PageSize = ReleaseNotes.PageSize }, context.CancellationToken);
        var targets = Targets(session.State, history);

        // The services name the definitions, and the program is run for them alone.
        using var copy = await ProgramCopy.OpenAsync(session.Stack, program => targets.ForEach(t => Pin(program, t.Name, t.Definition)), context.CancellationToken);
        var stack = copy.Stack;
        string[] urns = [.. targets.Select(static t => t.Service.Urn)];
        var plan = runner.PlanOf(await runner.PlanAsync(context, o => stack.PreviewAsync(StackRunner.With(new PreviewOptions { Target = urns }, o), context.CancellationToken)));
        var page = runner.Page("a rollback does to", plan);
        runner.Write(context, page);
        if (plan.Changes.FirstOrDefault(c => c.Action != ChangeAction.Change || c.Properties.Any(static p => p != "taskDefinition")) is { } other)
        {
            throw new DistributedApplicationException($"A rollback would change '{other.Name}' ({string.Join(", ", other.Properties)}) beside the task definition, since what is published in '{arguments.OutputPath}' is not what is deployed: `deploy` it, or publish what is deployed again, first.");
        }

        var what = string.Join(", ", targets.Select(static t => $"'{t.Name}' to {Short(t.Definition)}"));
        await questions.RequireAsync("rollback", $"takes {what} back, with new tasks one by one", context.CancellationToken);
        await runner.ShowAsync(context, plan, Order.None, o => stack.UpAsync(StackRunner.With(new UpOptions { Target = urns, Message = $"{ReleaseNotes.Rollback} {what}" }, o), context.CancellationToken));
        context.Summary.Add("Rolled back", $"{what}: until the next `deploy`, which brings what the model says");
    }

    private List<(string Name, StateResource Service, string Definition)> Targets(StackState state, IReadOnlyCollection<UpdateSummary> history)
    {
        List<(string, StateResource, string)> targets = [];
        var services = state.Resources.Where(static r => r.Type == "aws:ecs/service:Service").ToList();
        foreach (var service in services)
        {
            var name = ContainerService.WorkloadOf(LogicalNames.InProgram(arguments.SiteName, service.Name));
            if (service.Text("taskDefinition") is { } current && ReleaseNotes.Before(history, name, current) is { } before && before != current)
            {
                targets.Add((name, service, before));
            }
        }

        if (targets.Count == 0)
        {
            throw new DistributedApplicationException($"There is no earlier version of the site '{arguments.SiteName}' ({arguments.EnvironmentName}) to go back to: no deploy has changed its tasks, or all were taken back.");
        }

        var kept = state.Resources.Where(static r => r.Type == "aws:ecs/taskDefinition:TaskDefinition").All(static r => r.Is("skipDestroy"));
        return kept
            ? targets
            : throw new DistributedApplicationException($"The earlier task definitions of the site '{arguments.SiteName}' ({arguments.EnvironmentName}) are not kept in AWS, since Aws:ForceDestroy is true: check the earlier commit out and `deploy` it. With Aws:ForceDestroy=false they are kept from the next deploy on.");
    }

    // The program is written by us, with one property a line.
    private static void Pin(List<string> program, string service, string definition)
    {
        const string Property = "      taskDefinition: ";
        var start = program.IndexOf($"  {service}{ContainerService.Suffix}:");
        var line = start < 0 ? -1 : program.FindIndex(start, static l => l.StartsWith(Property, StringComparison.Ordinal));
        if (line < 0)
        {
            throw new DistributedApplicationException($"The published program has no service '{service}': publish the site as it is deployed first.");
        }

        program[line] = $"{Property}\"{definition}\"";
    }

    private static string Short(string definition) => definition[(definition.LastIndexOf('/') + 1)..];
}
