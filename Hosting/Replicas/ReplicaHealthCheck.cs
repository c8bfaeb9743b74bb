using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.Hosting.Replicas;

/// <summary>A replica set is healthy when all replicas that are to run get requests, and degraded while only some do.</summary>
internal sealed class ReplicaHealthCheck(ContainerResource owner, ReplicaSets sets, ResourceStates states) : IHealthCheck
{
    // Aspire asks every few seconds: who waits for the first replica should not wait for that, too.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>Adds it to a resource.</summary>
    public static void AddTo<T>(IResourceBuilder<T> builder)
        where T : ContainerResource
    {
        if (!builder.ApplicationBuilder.ExecutionContext.IsRunMode)
        {
            return;
        }

        var key = $"{builder.Resource.Name}_replicas";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            key, services => ActivatorUtilities.CreateInstance<ReplicaHealthCheck>(services, builder.Resource), failureStatus: null, tags: null));
        builder.WithHealthCheck(key);
    }

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (sets.Of(owner) is not { } set)
        {
            return HealthCheckResult.Unhealthy("It has not been started yet.");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        while (!set.HasBeenReady && !patience.IsCancellationRequested)
        {
            await set.Changed.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var ready = set.Ready.Count;
        var text = set.ReadyText;
        return ready >= set.Wanted ? HealthCheckResult.Healthy(text)
            : ready > 0 ? HealthCheckResult.Degraded(text + Reasons(set))
            : HealthCheckResult.Unhealthy(text + Reasons(set));
    }

    private string Reasons(ReplicaSet set)
    {
        var reasons = set.Replicas
            .Where(r => !set.Ready.Contains(r))
            .Select(r => (r.Name, Why: set.ProblemOf(r) ?? (states.Of(r)?.State?.Text is { } state && state != KnownResourceStates.NotStarted ? state : null)))
            .Where(static r => r.Why is not null)
            .Take(3)
            .Select(static r => $"{r.Name}: {r.Why}");
        var joined = string.Join("; ", reasons);
        return joined.Length == 0 ? "" : $" ({joined})";
    }
}
