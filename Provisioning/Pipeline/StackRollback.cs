using Aspire.Hosting.Pipelines;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Changes;
using WpAspire.Provisioning.Publishing;

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
        var directory = Directory.CreateTempSubdirectory("wpaspire-rollback-");
        try
        {
            var stack = await OpenCopyAsync(session.Stack, directory.FullName, targets, context.CancellationToken);
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
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private List<(string Name, StateResource Service, string Definition)> Targets(StackState state, IReadOnlyCollection<UpdateSummary> history)
    {
        List<(string, StateResource, string)> targets = [];
        var services = state.Resources.Where(static r => r.Type == "aws:ecs/service:Service").ToList();
        foreach (var service in services)
        {
            var name = NameOf(service);
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

    private string NameOf(StateResource service)
    {
        var name = service.Name.StartsWith($"{arguments.SiteName}-", StringComparison.Ordinal) ? service.Name[(arguments.SiteName.Length + 1)..] : service.Name;
        return name.EndsWith("-service", StringComparison.Ordinal) ? name[..^"-service".Length] : name;
    }

    // The same program in another directory, in which the services name the definitions: it is run for them alone.
    private static async Task<WorkspaceStack> OpenCopyAsync(WorkspaceStack stack, string directory, IReadOnlyList<(string Name, StateResource Service, string Definition)> targets, CancellationToken cancellationToken)
    {
        var source = stack.Workspace.WorkDir;
        foreach (var entry in Directory.EnumerateFileSystemEntries(source).Where(static e => Path.GetFileName(e) is not (PublishedFiles.ProgramFileName or ".git")))
        {
            var copy = Path.Combine(directory, Path.GetFileName(entry));
            if (File.Exists(entry))
            {
                File.Copy(entry, copy);
            }
            else if (Path.GetFileName(entry) == "sdks")
            {
                // Pulumi does not follow links when it looks for the versions of providers.
                Directory.CreateDirectory(copy);
                foreach (var file in Directory.EnumerateFiles(entry))
                {
                    File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
                }
            }
            else
            {
                Directory.CreateSymbolicLink(copy, entry);
            }
        }

        var program = await File.ReadAllLinesAsync(Path.Combine(source, PublishedFiles.ProgramFileName), cancellationToken);
        foreach (var (name, _, definition) in targets)
        {
            Pin(program, name, definition);
        }

        await File.WriteAllLinesAsync(Path.Combine(directory, PublishedFiles.ProgramFileName), program, cancellationToken);
        return await LocalWorkspace.SelectStackAsync(new(stack.Name, directory) { EnvironmentVariables = stack.Workspace.EnvironmentVariables.ToDictionary() }, cancellationToken);
    }

    // The program is written by us, with one property a line.
    private static void Pin(string[] program, string service, string definition)
    {
        const string Property = "      taskDefinition: ";
        var start = Array.IndexOf(program, $"  {service}-service:");
        var line = start < 0 ? -1 : Array.FindIndex(program, start, static l => l.StartsWith(Property, StringComparison.Ordinal));
        if (line < 0)
        {
            throw new DistributedApplicationException($"The published program has no service '{service}': publish the site as it is deployed first.");
        }

        program[line] = $"{Property}\"{definition}\"";
    }

    private static string Short(string definition) => definition[(definition.LastIndexOf('/') + 1)..];
}
