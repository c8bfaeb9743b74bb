namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// Reads the metrics of one running container, every few seconds. It is closed when the container ends, or after a
/// reading that failed: a later one opens a new reader. So it may keep a connection open.
/// </summary>
public interface IMetricsReader : IAsyncDisposable
{
    /// <summary>Reads once. Whatever it throws is a gap in the curves, no error of the run.</summary>
    /// <param name="cancellationToken">Gives up, after a few seconds at the latest.</param>
    /// <returns>The values of the metrics.</returns>
    Task<IReadOnlyList<MetricValue>> ReadAsync(CancellationToken cancellationToken);
}
