namespace WpAspire.Provisioning.Pipeline;

/// <summary>What keeps a deployed site from being removed, read from the stack's state: that is what AWS and Pulumi go by.</summary>
/// <param name="Protected">The resources that Pulumi refuses to delete.</param>
/// <param name="Databases">The database servers that AWS refuses to delete.</param>
/// <param name="LoadBalancers">The load balancers that AWS refuses to delete.</param>
/// <param name="FinalSnapshots">The snapshots that are taken before a database server goes.</param>
internal sealed record StackProtections(
    IReadOnlyList<string> Protected, IReadOnlyList<string> Databases, IReadOnlyList<string> LoadBalancers, IReadOnlyList<string> FinalSnapshots)
{
    /// <summary>Whether anything keeps the site from being removed.</summary>
    public bool Any => Protected.Count + Databases.Count + LoadBalancers.Count > 0;

    /// <summary>Reads the state.</summary>
    public static StackProtections Of(StackState state)
    {
        var instances = state.Resources.Where(static r => r.Type == "aws:rds/instance:Instance").ToList();
        return new(
            [.. state.Resources.Where(static r => r.IsProtected).Select(static r => r.Name)],
            [.. instances.Where(static r => r.Is("deletionProtection")).Select(static r => r.Name)],
            [.. state.Resources.Where(static r => r.Type == "aws:lb/loadBalancer:LoadBalancer" && r.Is("enableDeletionProtection")).Select(static r => r.Name)],
            [.. instances.Where(static r => !r.Is("skipFinalSnapshot")).Select(static r => r.Text("finalSnapshotIdentifier")).OfType<string>()]);
    }

    /// <summary>The unique names of what Pulumi or AWS refuses to delete.</summary>
    public static IReadOnlySet<string> Guarded(StackState state) =>
        state.Resources.Where(static r => r.IsProtected || r.Is("deletionProtection") || r.Is("enableDeletionProtection")).Select(static r => r.Urn).ToHashSet(StringComparer.Ordinal);

    /// <summary>Says what protects the site, and how that is lifted.</summary>
    public string Sentence()
    {
        List<string> reasons = [];
        List<string> settings = [];
        if (Databases.Count > 0)
        {
            reasons.Add($"AWS refuses to delete the database server {Join(Databases)}");
            settings.Add("--set Aws:Database:DeletionProtection=false");
        }

        if (LoadBalancers.Count > 0)
        {
            reasons.Add($"AWS refuses to delete the load balancer {Join(LoadBalancers)}");
            settings.Add("--set Aws:LoadBalancer:DeletionProtection=false");
        }

        var others = Protected.Except(Databases).ToList();
        if (others.Count > 0)
        {
            reasons.Add($"Pulumi refuses to delete {Join(others)}");
            settings.Add("--set Aws:ForceDestroy=true");
        }

        if (Databases.Count == 0 && Protected.Count > others.Count)
        {
            settings.Add("--set Aws:Database:DeletionProtection=false");
        }

        var forced = others.Count > 0 ? " Aws:ForceDestroy also gives up images, log buckets and the recovery points of AWS Backup: copy before what you want to keep." : "";
        var snapshot = FinalSnapshots.Count > 0 ? $" The last state of the database is kept in the snapshot {Join(FinalSnapshots)}." : "";
        return $"The site is protected from being removed ({string.Join("; ", reasons)}): lift that with `deploy {string.Join(' ', settings)}`, then run `destroy` again.{forced}{snapshot}";
    }

    private static string Join(IReadOnlyList<string> names) => string.Join(", ", names.Select(static n => $"'{n}'"));
}
