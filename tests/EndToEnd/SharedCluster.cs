namespace WpAspire.EndToEnd;

/// <summary>The tests that share the <see cref="Cluster"/>, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedCluster : ICollectionFixture<Cluster>
{
    public const string Name = "cluster";
}
