using System.Text.Json;
using WpAspire.Provisioning.Automation;

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
    public static StackProtections Of(StackDeployment state)
    {
        List<string> guarded = [], databases = [], balancers = [], snapshots = [];
        foreach (var resource in Resources(state.Json))
        {
            var name = Text(resource, "urn")?.Split("::")[^1] ?? "";
            var inputs = resource.TryGetProperty("inputs", out var i) ? i : default;
            if (IsTrue(resource, "protect"))
            {
                guarded.Add(name);
            }

            switch (Text(resource, "type"))
            {
                case "aws:rds/instance:Instance":
                    if (IsTrue(inputs, "deletionProtection"))
                    {
                        databases.Add(name);
                    }

                    if (!IsTrue(inputs, "skipFinalSnapshot") && Text(inputs, "finalSnapshotIdentifier") is { } snapshot)
                    {
                        snapshots.Add(snapshot);
                    }

                    break;
                case "aws:lb/loadBalancer:LoadBalancer" when IsTrue(inputs, "enableDeletionProtection"):
                    balancers.Add(name);
                    break;
            }
        }

        return new(guarded, databases, balancers, snapshots);
    }

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

    private static JsonElement.ArrayEnumerator Resources(JsonElement state) =>
        state.TryGetProperty("deployment", out var deployment) && deployment.ValueKind == JsonValueKind.Object
        && deployment.TryGetProperty("resources", out var resources) && resources.ValueKind == JsonValueKind.Array
            ? resources.EnumerateArray()
            : default;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsTrue(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
