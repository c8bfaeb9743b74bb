namespace WpAspire.Hosting.Replicas;

/// <summary>What a replica set says of itself among its properties.</summary>
internal static class ReplicaProperties
{
    /// <summary>How many get requests, and how many are to run.</summary>
    public const string Replicas = "Replicas";
}
