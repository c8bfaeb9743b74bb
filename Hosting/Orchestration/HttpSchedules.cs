using System.Net;
using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Orchestration.LoadBalancing;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Makes the requests of <c>WithHttpSchedule</c>. They go the way of visitors, so that one replica gets each.</summary>
internal sealed class HttpSchedules(DistributedApplicationModel model, ResourceNotificationService notifications, ResourceLoggerService loggers)
{
    /// <summary>Makes all of them until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
        from resource in model.Resources.OfType<IResourceWithEndpoints>()
        from schedule in resource.Annotations.OfType<HttpScheduleAnnotation>()
        select RunAsync(resource, schedule, cancellationToken));

    private async Task RunAsync(IResourceWithEndpoints resource, HttpScheduleAnnotation schedule, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(resource);
        using var timer = new PeriodicTimer(schedule.Interval);
        var lastProblem = "";
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                // What does not run has nothing due; what starts will be asked the next time.
                if (!notifications.TryGetCurrentState(resource.Name, out var state) || state.Snapshot.State?.Text != KnownResourceStates.Running)
                {
                    continue;
                }

                var problem = await AskAsync(resource, schedule, cancellationToken);
                if (problem.Length > 0 && problem != lastProblem)
                {
                    logger.LogWarning("the scheduled request GET {Path} failed: {Problem}", schedule.Path, problem);
                }

                lastProblem = problem;
            }
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }

    /// <returns>What went wrong; empty for nothing.</returns>
    private static async Task<string> AskAsync(IResourceWithEndpoints resource, HttpScheduleAnnotation schedule, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await PublicAddress.GetAsync(resource, schedule.EndpointSelector().EndpointAnnotation, schedule.Path, cancellationToken);
            return answer.StatusCode < HttpStatusCode.BadRequest ? "" : $"the answer is {(int)answer.StatusCode}";
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return exception.Message;
        }
    }
}
