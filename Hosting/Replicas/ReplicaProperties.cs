namespace WpAspire.Hosting.Replicas;

/// <summary>What a replica set says of itself among its properties.</summary>
internal static class ReplicaProperties
{
    private const string Replicas = "Replicas";
    private const string None = "0 ";

    /// <summary>Says how many get requests, and how many are to run.</summary>
    public static CustomResourceSnapshot WithReplicas(this CustomResourceSnapshot snapshot, string ready) =>
        snapshot with { Properties = snapshot.Properties.RemoveAll(static p => p.Name == Replicas).Add(new(Replicas, ready)) };

    /// <summary>Whether one of them gets requests.</summary>
    public static bool IsServing(CustomResourceSnapshot snapshot) =>
        snapshot.Properties.FirstOrDefault(static p => p.Name == Replicas)?.Value is string ready && !ready.StartsWith(None, StringComparison.Ordinal);
}
