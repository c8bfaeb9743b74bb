using Yarp.ReverseProxy.Configuration;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>Knows when the proxy has taken over a configuration.</summary>
internal sealed class AppliedConfiguration : IConfigChangeListener
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _expected = new(StringComparer.Ordinal);

    /// <summary>Begins to wait for a revision that is not there yet.</summary>
    /// <returns>Completes when the configuration of this revision is in force.</returns>
    public Task Expect(string revision) =>
        _expected.GetOrAdd(revision, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <inheritdoc/>
    public void ConfigurationApplied(IReadOnlyList<IProxyConfig> proxyConfigs) => Complete(proxyConfigs, static waiting => waiting.SetResult());

    /// <inheritdoc/>
    public void ConfigurationApplyingFailed(IReadOnlyList<IProxyConfig> proxyConfigs, Exception exception) => Complete(proxyConfigs, waiting => waiting.SetException(exception));

    /// <inheritdoc/>
    public void ConfigurationLoadingFailed(IProxyConfigProvider configProvider, Exception exception)
    {
        // Loading hands over an object in memory.
    }

    /// <inheritdoc/>
    public void ConfigurationLoaded(IReadOnlyList<IProxyConfig> proxyConfigs)
    {
        // Only what is in force counts.
    }

    private void Complete(IReadOnlyList<IProxyConfig> configurations, Action<TaskCompletionSource> complete)
    {
        foreach (var configuration in configurations)
        {
            if (_expected.TryRemove(configuration.RevisionId, out var waiting))
            {
                complete(waiting);
            }
        }
    }
}
