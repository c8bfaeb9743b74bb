namespace WpAspire.Hosting.LoadBalancing;

/// <summary>Leaves signals to the verbs: the host's own lifetime would take Ctrl+C before them.</summary>
internal sealed class NullHostLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
