using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>The one connection to the container engine, made when it is first needed.</summary>
internal sealed class EngineConnection : IDisposable
{
    private readonly Lock _lock = new();
    private Task<DockerEngine>? _connecting;

    /// <summary>The engine.</summary>
    /// <exception cref="DistributedApplicationException">None answers.</exception>
    public Task<DockerEngine> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // A failed attempt is not kept: a later caller tries again.
            if (_connecting is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _connecting = DockerEngine.ConnectAsync(cancellationToken);
            }

            return _connecting;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_connecting is { IsCompletedSuccessfully: true })
        {
            _connecting.Result.Dispose();
        }
    }
}
