namespace WpAspire.EndToEnd;

/// <summary>A test of the shared site, which is whole when it begins, whatever became of the one before.</summary>
[Collection(SharedCluster.Name)]
public abstract class ClusterTest(Cluster cluster) : IAsyncLifetime
{
    internal Site Site => cluster.Site;

    internal string FirstOutput => cluster.FirstOutput;

    public virtual ValueTask InitializeAsync() => cluster.MakeWholeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
