using System.Collections.Concurrent;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>The containers that a load balancer knows, by their identifiers.</summary>
internal sealed class Backends
{
    private readonly ConcurrentDictionary<string, Backend> _backends = new(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<KeyValuePair<string, Backend>> All => [.. _backends];

    /// <summary>Adds one.</summary>
    public void Add(string id, Backend backend) => _backends[id] = backend;

    /// <summary>The one with this identifier; <see langword="null"/> if there is none any more.</summary>
    public Backend? Find(string id) => _backends.GetValueOrDefault(id);

    /// <summary>Removes one.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string id) => _backends.TryRemove(id, out _);
}
