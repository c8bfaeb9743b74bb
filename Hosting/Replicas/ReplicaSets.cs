namespace WpAspire.Hosting.Replicas;

/// <summary>The replica sets of a run.</summary>
internal sealed class ReplicaSets : IAsyncDisposable
{
    private readonly Dictionary<IResource, ReplicaSet> _sets = [];

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<ReplicaSet> All => _sets.Values;

    /// <summary>That of a resource; <see langword="null"/> if it is none.</summary>
    public ReplicaSet? Of(IResource resource) => _sets.GetValueOrDefault(resource is ReplicaResource replica ? replica.Owner : resource);

    /// <summary>Adds one.</summary>
    public void Add(ReplicaSet set) => _sets.Add(set.Owner, set);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var set in _sets.Values)
        {
            await set.DisposeAsync();
        }
    }
}
