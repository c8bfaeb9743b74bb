namespace WpAspire.Hosting.Schedules;

/// <summary>Makes the requests of <c>WithHttpSchedule</c>. They go the way of visitors, so that one replica gets each.</summary>
internal sealed class HttpSchedules(DistributedApplicationModel model, ResourceStates states, ResourceLoggerService loggers, IDeveloperCertificateService certificates, TimeProvider? time = null) : BackgroundService
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    private readonly HttpClient _client = new(DeveloperCertificates.CreateHandler(certificates))
    {
        Timeout = TimeSpan.FromMinutes(2),
    };

    /// <inheritdoc/>
    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        from resource in model.Resources
        from schedule in resource.Annotations.OfType<HttpScheduleAnnotation>()
        select RunAsync(resource, schedule, stoppingToken));

    private async Task RunAsync(IResource resource, HttpScheduleAnnotation schedule, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(resource);
        using var timer = new PeriodicTimer(schedule.Interval, _time);
        var lastProblem = "";
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                // What does not run has nothing due; what starts will be asked the next time.
                if (!states.IsRunning(resource))
                {
                    continue;
                }

                var problem = await AskAsync(schedule, cancellationToken);
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
    private async Task<string> AskAsync(HttpScheduleAnnotation schedule, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(new Uri(schedule.Endpoint.Url), schedule.Path), cancellationToken);
            return answer.StatusCode < HttpStatusCode.BadRequest ? "" : $"the answer is {(int)answer.StatusCode}";
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return exception.Message;
        }
    }
}
