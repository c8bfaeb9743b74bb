using System.Runtime.ExceptionServices;

namespace WpAspire.Hosting.Pipelines;

/// <summary>Does steps: each when those that it depends on are done, and those that do not depend on each other at the same time.</summary>
internal sealed class PipelineExecution(PipelineGraph graph, PipelineContext context, IPipelineActivityReporter reporter)
{
    private readonly Lock _lock = new();
    private readonly List<(string Step, Exception Exception)> _failures = [];

    /// <summary>Does a step and all that it depends on.</summary>
    /// <exception cref="DistributedApplicationException">A step failed. What does not depend on it has been done.</exception>
    /// <exception cref="OperationCanceledException">The steps were told to stop.</exception>
    public async Task ExecuteAsync(string name)
    {
        var begun = new Dictionary<string, Task<bool>>(StringComparer.Ordinal);
        foreach (var step in graph.UpTo(name))
        {
            var dependencies = graph.DependenciesOf(step).Select(d => begun[d]).ToArray();
            begun[step.Name] = ExecuteAfterAsync(dependencies, step);
        }

        var done = await Task.WhenAll(begun.Values).ConfigureAwait(false);
        ThrowFailures();
        if (!done.All(static d => d))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <returns>Whether the step is done, so that those that depend on it can begin.</returns>
    private async Task<bool> ExecuteAfterAsync(Task<bool>[] dependencies, PipelineStep step)
    {
        if (!(await Task.WhenAll(dependencies).ConfigureAwait(false)).All(static d => d) || context.CancellationToken.IsCancellationRequested)
        {
            return false;
        }

        try
        {
            // On a thread of its own: a step that blocks must not keep the others from beginning.
            await Task.Run(() => ExecuteAsync(step)).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception)
        {
            lock (_lock)
            {
                _failures.Add((step.Name, exception));
            }

            return false;
        }
    }

    private async Task ExecuteAsync(PipelineStep step)
    {
        var reporting = step.IsQuiet
            ? new ReportingStep(step.Name, display: null)
            : await reporter.CreateStepAsync(step.Name, context.CancellationToken).ConfigureAwait(false);
        await using (reporting.ConfigureAwait(false))
        {
            try
            {
                await step.Action(new() { PipelineContext = context, ReportingStep = reporting }).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
            {
                await reporting.WarnAsync("stopped", CancellationToken.None).ConfigureAwait(false);
                throw;
            }
            catch (Exception exception)
            {
                await reporting.FailAsync(exception.Message, CancellationToken.None).ConfigureAwait(false);
                throw;
            }
        }

        // A step that only reports its failure has failed all the same.
        if (reporting is ReportingStep { Failure: { } failure })
        {
            throw new DistributedApplicationException(failure);
        }
    }

    private void ThrowFailures()
    {
        // A bug is shown as what it is, whatever else went wrong.
        var first = _failures.Select(static f => f.Exception).OrderBy(static e => e is DistributedApplicationException).FirstOrDefault();
        if (first is DistributedApplicationException && _failures.Count > 1)
        {
            throw new DistributedApplicationException(
                $"{_failures.Count} steps failed. {string.Join(' ', _failures.Select(static f => $"{f.Step}: {f.Exception.Message}"))}", first);
        }

        if (first is not null)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }
}
