namespace WpAspire.Provisioning.Changes;

/// <summary>
/// What is not done to a site that lives: what replaces or deletes a store of data, or moves the network that the stores
/// are in. Each with the option that asks for it, and the way to the same end.
/// </summary>
internal static class LivingSite
{
    /// <summary>What the network is called in a consent.</summary>
    public const string Network = "network";

    private const string SecondStack = "publish the site under another --name with the new value, restore the database's snapshot and the files' recovery point there, then change the DNS record";

    private const string KeyChange = "copy a snapshot under the other key, then " + SecondStack;

    private static readonly (string Type, string Property, string Option, string Way)[] s_table =
    [
        ("aws:ec2:Vpc", "cidrBlock", "Aws:Network:Cidr", SecondStack),
        ("aws:ec2:SecurityGroup", "vpcId", "Aws:Network:VpcId", SecondStack),
        ("aws:ec2:Subnet", "cidrBlock", "Aws:Network:Cidr and Aws:Network:ZoneCount", SecondStack),
        ("aws:ec2:Subnet", "availabilityZone", "Aws:Network:Zones", "add a zone at the end of the list instead, or " + SecondStack),
        ("aws:ec2:Subnet", "availabilityZoneId", "Aws:Network:Zones", "add a zone at the end of the list instead, or " + SecondStack),
        ("aws:rds:Instance", "kmsKeyId", "Aws:Encryption:CustomerManagedKeys", KeyChange),
        ("aws:rds:Instance", "storageEncrypted", "Aws:Encryption:CustomerManagedKeys", KeyChange),
        ("aws:rds:Instance", "username", "Aws:Database:UserName", "add a user of that name by SQL in the toolbox instead, or " + SecondStack),
        ("aws:rds:Instance", "dbName", "the name of the database in the model", SecondStack),
        ("aws:rds:Instance", "engine", "the kind of database in the model", SecondStack),
        ("aws:rds:Instance", "identifier", "--name or the resource's name in the model", SecondStack),
        ("aws:rds:Instance", "dbSubnetGroupName", "an option of the network", SecondStack),
        ("aws:efs:FileSystem", "performanceMode", "Aws:FileSystem:PerformanceMode", "keep it, and raise the throughput by Aws:FileSystem:ThroughputMode, or " + SecondStack),
        ("aws:efs:FileSystem", "kmsKeyId", "Aws:Encryption:CustomerManagedKeys", KeyChange),
        ("aws:efs:FileSystem", "encrypted", "Aws:Encryption:CustomerManagedKeys", KeyChange),
        ("aws:backup:Vault", "kmsKeyArn", "Aws:Encryption:CustomerManagedKeys", "copy the recovery points to another vault first"),
    ];

    // The provider's settings say where everything is: another region or account is another site.
    private static readonly (string Property, string Option)[] s_places = [("region", "Aws:Region"), ("allowedAccountIds", "Aws:AccountId")];

    /// <summary>Why a plan is not carried out; <see langword="null"/> if it may be.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="consents">The stores that may be replaced or deleted, and <c>network</c>.</param>
    public static string? Refusal(ChangePlan plan, IReadOnlyCollection<string> consents)
    {
        var stores = DataImpact.Of(plan).Where(static d => d.NeedsConsent).ToList();
        var moved = plan.IsFirst ? [] : plan.Certain.Where(MovesTheNetwork).ToList();
        var names = stores.Select(static s => s.Change.Name).Concat(moved.Count > 0 ? [Network] : Array.Empty<string>()).ToList();
        var unknown = consents.Where(c => !names.Contains(c, StringComparer.Ordinal)).ToList();
        if (unknown.Count > 0)
        {
            return $"--replace names {Quote(unknown)}, which this would neither replace nor delete: {(names.Count == 0 ? "it does so with no store of data" : $"it would {Quote(names)}")}.";
        }

        var unnamed = names.Except(consents, StringComparer.Ordinal).ToList();
        if (unnamed.Count == 0)
        {
            return null;
        }

        var causes = moved.Concat(stores.Select(static s => s.Change))
            .Where(c => unnamed.Contains(c.Name, StringComparer.Ordinal) || (moved.Contains(c) && unnamed.Contains(Network)))
            .SelectMany(c => s_table.Where(r => r.Type == c.Type && c.Reasons.Contains(r.Property, StringComparer.Ordinal)))
            .ToList();
        var verbs = string.Join(", ", unnamed.Select(n => n == Network ? "replace the network" : $"{(stores.First(s => s.Change.Name == n).Change.Action == ChangeAction.Replace ? "replace" : "delete")} '{n}' ({stores.First(s => s.Change.Name == n).What})"));
        var cause = causes.Count > 0 ? $", since {string.Join(" and ", causes.Select(static c => c.Option).Distinct())} cannot change on a site that lives: {causes[0].Way}" : ": keep it in the model and the options";
        return $"This would {verbs}{cause}. If that loss is meant, {string.Join(" ", unnamed.Select(static n => $"--replace {n}"))} says so.";
    }

    // A site whose own network gives way to another one shows that by its security groups.
    private static bool MovesTheNetwork(PlannedChange change) => change.Action == ChangeAction.Replace
        && (change.Type is "aws:ec2:Vpc" or "aws:ec2:Subnet" || (change.Type == "aws:ec2:SecurityGroup" && change.Reasons.Contains("vpcId", StringComparer.Ordinal)));

    /// <summary>Why a site cannot move to where its options now say; <see langword="null"/> if it stays where it is.</summary>
    /// <param name="site">The site's name.</param>
    /// <param name="deployed">The settings of AWS's provider that the site was made with.</param>
    /// <param name="wanted">Those of the program.</param>
    public static string? Moved(string site, IReadOnlyDictionary<string, string> deployed, IReadOnlyDictionary<string, string> wanted)
    {
        foreach (var (property, option) in s_places)
        {
            if (deployed.TryGetValue(property, out var old) && wanted.TryGetValue(property, out var now) && old != now)
            {
                return $"{option} is '{now}', but the site '{site}' lives in '{old}', and a site does not move: {SecondStack}.";
            }
        }

        return null;
    }

    private static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(static n => $"'{n}'"));
}
