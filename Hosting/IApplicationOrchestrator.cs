namespace WpAspire.Hosting;

/// <summary>Starts the resources of the model on this machine, and stops them.</summary>
internal interface IApplicationOrchestrator
{
    /// <summary>Starts the resources. It does not wait until they run.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Stops what was started.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}
