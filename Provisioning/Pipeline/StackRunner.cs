using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Commands.Exceptions;
using WpAspire.Provisioning.Automation.Errors;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Automation.Progress;
using WpAspire.Provisioning.Changes;
using WpAspire.Provisioning.Publishing;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>Runs operations on the stack: what changes something with its progress, what only plans with the page that comes of it.</summary>
internal sealed class StackRunner(PublishArguments arguments, IConfiguration configuration, KnownSecrets secrets, StepCommandLine line)
{
    /// <summary>Runs something that changes the stack, and shows how it goes.</summary>
    /// <param name="context">The step.</param>
    /// <param name="plan">What it is expected to do.</param>
    /// <param name="after">What a resource waits for, by the names of both.</param>
    /// <param name="operation">It.</param>
    public async Task<T> ShowAsync<T>(PipelineStepContext context, ChangePlan plan, IReadOnlyDictionary<string, IReadOnlyCollection<string>> after, Func<Action<EngineEvent>, Task<T>> operation)
    {
        var experience = Experience.Load(Path.Combine(arguments.StateDirectory, "durations.json"));
        var left = new TimeLeft(experience, plan.Certain.DistinctBy(static c => c.LogicalName).ToDictionary(static c => c.LogicalName, static c => (c.Type, OperationOf(c.Action)), StringComparer.Ordinal), after);

        // A terminal of our own has a table that changes in place.
        await using var display = PipelineServices.IsDriven(configuration)
            ? new ReportedDeploymentDisplay(context.ReportingStep, secrets.Mask, left.Text)
            : DeploymentDisplay.Create(new() { Mask = secrets.Mask, Left = left.Text });
        try
        {
            return await operation(display.OnEvent);
        }
        finally
        {
            experience.Learn(display.Progress);
        }
    }

    /// <summary>Runs something that only plans; once more if Pulumi itself broke off, since nothing was touched.</summary>
    public async Task<IReadOnlyList<EngineEvent>> PlanAsync(PipelineStepContext context, Func<Action<EngineEvent>, Task> operation)
    {
        try
        {
            return await PlanOnceAsync(context, operation);
        }
        catch (CommandException exception) when (exception.Kind == PulumiErrorKind.Crashed)
        {
            return await PlanOnceAsync(context, operation);
        }
    }

    private async Task<IReadOnlyList<EngineEvent>> PlanOnceAsync(PipelineStepContext context, Func<Action<EngineEvent>, Task> operation)
    {
        var events = new List<EngineEvent>();
        var progress = DeploymentProgress.Empty;
        await operation(e =>
        {
            events.Add(e);
            var before = progress;
            progress = before.Apply(e);
            foreach (var message in PlainDeploymentDisplay.Messages(before, progress))
            {
                context.ReportingStep.Log(LogLevel.Information, secrets.Mask(message));
            }
        });
        return events;
    }

    /// <summary>The plan of events.</summary>
    public ChangePlan PlanOf(IReadOnlyList<EngineEvent> events) => ChangePlan.Of(events, arguments.SiteName);

    /// <summary>Writes the page as <c>--format</c> says.</summary>
    public void Write(PipelineStepContext context, ChangePage page) =>
        StepOutput.Write(context, Format() switch { "json" => page.Json(), "markdown" => page.Markdown(), _ => page.Text() });

    /// <summary>The value of <c>--format</c>.</summary>
    /// <exception cref="DistributedApplicationException">It is none that a page has.</exception>
    public string Format() => line.Format("text", "json", "markdown");

    /// <summary>Begins a page about the site.</summary>
    /// <param name="what">What is done: <c>a deploy does to</c>.</param>
    /// <param name="plan">The plan.</param>
    public ChangePage Page(string what, ChangePlan plan) => new()
    {
        Title = $"What {what} '{arguments.SiteName}' ({arguments.EnvironmentName})",
        Site = arguments.SiteName,
        Environment = arguments.EnvironmentName,
        Plan = plan,
    };

    private static OperationType OperationOf(ChangeAction action) => action switch
    {
        ChangeAction.Add => OperationType.Create,
        ChangeAction.Change => OperationType.Update,
        ChangeAction.Replace => OperationType.Replace,
        _ => OperationType.Delete,
    };

    /// <summary>
    /// Whether the program can be run for an operation that makes nothing: its outputs cannot be told while something that
    /// they are made of is not there, as after a first deploy that broke off.
    /// </summary>
    public static bool RunsProgram(StackSession session)
    {
        const string Name = "    name: ";
        var known = session.State.Resources.Select(static r => r.Name).ToHashSet(StringComparer.Ordinal);
        return File.ReadLines(Path.Combine(session.Stack.Workspace.WorkDir, PublishedFiles.ProgramFileName))
            .Where(static l => l.StartsWith(Name, StringComparison.Ordinal))
            .All(l => known.Contains(l[Name.Length..].Trim('"')));
    }

    /// <summary>Gives options of an operation what takes its events.</summary>
    public static T With<T>(T options, Action<EngineEvent> onEvent)
        where T : UpdateOptions
    {
        options.OnEvent = onEvent;
        return options;
    }
}
