namespace WpAspire.Provisioning.Changes;

/// <summary>
/// What is not done to a site that lives: what replaces or deletes a store of data, or moves the network that the stores
/// are in. Each with the option that asks for it, and the way to the same end.
/// </summary>
internal static class LivingSite
{
    private const string Database = "aws:rds:Instance";

    private const string SecondStack = "publish the site under another --name with the new value, restore the database's snapshot and the files' recovery point there, then change the DNS record";

    private const string KeyChange = "copy a snapshot under the other key, then " + SecondStack;

    private static readonly (string Type, string Property, string Option, string Way)[] s_table =
    [
        ("aws:ec2:Vpc", "cidrBlock", "Aws:Network:Cidr", SecondStack),
        ("aws:ec2:SecurityGroup", "vpcId", "Aws:Network:VpcId", SecondStack),
        ("aws:ec2:Subnet", "cidrBlock", "Aws:Network:Cidr and Aws:Network:ZoneCount", SecondStack),
        ("aws:ec2:Subnet", "availabilityZone", "Aws:Network:Zones", "add a zone at the end of the list instead, or " + SecondStack),
        ("aws:ec2:Subnet", "availabilityZoneId", "Aws:Network:Zones", "add a zone at the end of the list instead, or " + SecondStack),
        (Database, "kmsKeyId", "Aws:Encryption:CustomerManagedKeys", KeyChange),
        (Database, "storageEncrypted", "Aws:Encryption:CustomerManagedKeys", KeyChange),
        (Database, "username", "Aws:Database:UserName", "add a user of that name by SQL in the toolbox instead, or " + SecondStack),
        (Database, "dbName", "the name of the database in the model", SecondStack),
        (Database, "engine", "the kind of database in the model", SecondStack),
        (Database, "identifier", "--name or the resource's name in the model", SecondStack),
        (Database, "dbSubnetGroupName", "an option of the network", SecondStack),
        ("aws:efs:FileSystem", "performanceMode", "Aws:FileSystem:PerformanceMode", "keep it, and raise the throughput by Aws:FileSystem:ThroughputMode, or " + SecondStack),
        ("aws:efs:FileSystem", "kmsKeyId", "Aws:Encryption:CustomerManagedKeys", KeyChange),
        ("aws:efs:FileSystem", "encrypted", "Aws:Encryption:CustomerManagedKeys", KeyChange),
        ("aws:backup:Vault", "region", "Aws:Backup:CopyRegion", "set it to none first, and copy the recovery points"),
        ("aws:backup:Vault", "kmsKeyArn", "Aws:Encryption:CustomerManagedKeys", "copy the recovery points to another vault first"),
    ];

    // What only grows.
    private static readonly (string Type, string Property, string Option, string Way)[] s_oneWay =
    [
        (Database, "allocatedStorage", "Aws:Database:AllocatedGiB", "RDS takes no disk back, so keep it, or " + SecondStack),
        (Database, "engineVersion", "Aws:Database:EngineVersion", "no server goes back to an earlier version, so keep it, or restore the snapshot from before the upgrade under another --name, then change the DNS record"),
    ];

    /// <summary>Why a plan is not carried out; <see langword="null"/> if it may be.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="consents">The stores that may be replaced or deleted.</param>
    /// <param name="guarded">The unique names of what Pulumi or AWS refuses to delete as it is deployed.</param>
    public static string? Refusal(ChangePlan plan, IReadOnlyCollection<string> consents, IReadOnlySet<string> guarded)
    {
        // No consent helps: AWS lets no database, cache or file system go over to another network.
        var moved = plan.IsFirst ? [] : plan.Certain.Where(MovesTheNetwork).ToList();
        if (moved.Count > 0)
        {
            return $"This would replace the network that everything stands in{Cause(moved)}.";
        }

        if (plan.Certain.Select(Lowered).FirstOrDefault(static l => l is not null) is { } lowered)
        {
            return lowered;
        }

        var stores = DataImpact.Of(plan).Where(static d => d.NeedsConsent).ToList();
        var names = stores.Select(static s => s.Change.Name).ToList();
        var unknown = consents.Where(c => !names.Contains(c, StringComparer.Ordinal)).ToList();
        if (unknown.Count > 0)
        {
            return $"--replace names {Quote(unknown)}, which this would neither replace nor delete: {(names.Count == 0 ? "it does so with no store of data" : $"it would {Quote(names)}")}.";
        }

        var unnamed = stores.Where(s => !consents.Contains(s.Change.Name, StringComparer.Ordinal)).ToList();
        if (unnamed.Count > 0)
        {
            var verbs = string.Join(", ", unnamed.Select(static s => $"{(s.Change.Action == ChangeAction.Replace ? "replace" : "delete")} '{s.Change.Name}' ({s.What})"));
            return $"This would {verbs}{Cause([.. unnamed.Select(static s => s.Change)])}. If that loss is meant, {string.Join(" ", unnamed.Select(static s => $"--replace {s.Change.Name}"))} says so.";
        }

        // Half way, AWS would refuse it.
        var kept = plan.Certain.Where(c => c.Action is ChangeAction.Replace or ChangeAction.Remove && guarded.Contains(c.Urn)).ToList();
        return kept.Count == 0 ? null : $"This would {string.Join(", ", kept.Select(static c => $"{(c.Action == ChangeAction.Replace ? "replace" : "delete")} '{c.Name}'"))}, which is protected from being deleted: first lift that, and nothing else, with `deploy {string.Join(' ', kept.Select(static c => $"--set {Guard(c.Type)}").Distinct())}`.";
    }

    private static string Guard(string type) => type switch
    {
        Database => "Aws:Database:DeletionProtection=false",
        "aws:lb:LoadBalancer" => "Aws:LoadBalancer:DeletionProtection=false",
        _ => "Aws:ForceDestroy=true",
    };

    private static string? Lowered(PlannedChange change) => change.Action != ChangeAction.Change ? null : s_oneWay
        .Where(r => r.Type == change.Type && change.Old.TryGetValue(r.Property, out var old) && change.New.TryGetValue(r.Property, out var now) && IsLower($"{now}", $"{old}"))
        // A disk that may grow has done so, and the provider leaves it as it is.
        .Where(r => r.Property != "allocatedStorage" || !change.New.TryGetValue("maxAllocatedStorage", out var most) || IsLower($"{most}", $"{change.Old[r.Property]}"))
        .Select(r => $"This would lower {r.Option} from {change.Old[r.Property]} to {change.New[r.Property]}, which cannot be on a site that lives: {r.Way}.")
        .FirstOrDefault();

    // A version without its last parts is any of those.
    private static bool IsLower(string now, string old) =>
        now.Split('.').Zip(old.Split('.')).Select(static p => int.TryParse(p.First, out var a) && int.TryParse(p.Second, out var b) ? a.CompareTo(b) : 0).FirstOrDefault(static c => c != 0) < 0;

    private static string Cause(IReadOnlyCollection<PlannedChange> changes)
    {
        // The first that a resource has is the one that asks for it.
        var causes = changes.SelectMany(static c => s_table.Where(r => r.Type == c.Type && c.Reasons.Contains(r.Property, StringComparer.Ordinal)).Take(1)).ToList();
        return causes.Count > 0 ? $", since {string.Join(" and ", causes.Select(static c => c.Option).Distinct())} cannot change on a site that lives: {causes[0].Way}" : ": keep it in the model and the options";
    }

    // A site whose own network gives way to another one shows that by its security groups.
    private static bool MovesTheNetwork(PlannedChange change) => change.Action == ChangeAction.Replace
        && (change.Type is "aws:ec2:Vpc" or "aws:ec2:Subnet" || (change.Type == "aws:ec2:SecurityGroup" && change.Reasons.Contains("vpcId", StringComparer.Ordinal)));

    /// <summary>Why a site cannot move to where its options now say; <see langword="null"/> if it stays where it is.</summary>
    /// <param name="site">The site's name.</param>
    /// <param name="deployed">The region and the account that it was made in, as far as its options said.</param>
    /// <param name="wanted">Those of the options.</param>
    public static string? Moved(string site, (string? Region, string? AccountId) deployed, (string? Region, string? AccountId) wanted)
    {
        foreach (var (option, old, now) in new[] { ("Aws:Region", deployed.Region, wanted.Region), ("Aws:AccountId", deployed.AccountId, wanted.AccountId) })
        {
            if (old is not null && now is not null && old != now)
            {
                return $"{option} is '{now}', but the site '{site}' lives in '{old}', and a site does not move: {SecondStack}.";
            }
        }

        return null;
    }

    private static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(static n => $"'{n}'"));
}
