using System.Text.Json;

namespace WpAspire.Provisioning.Changes;

/// <summary>What becomes of a store of data.</summary>
/// <param name="Change">What is planned for it.</param>
/// <param name="What">What it holds, for people.</param>
/// <param name="Restore">From where that can be had again, as a sentence.</param>
/// <param name="NeedsConsent">Whether it is to be named before that is done: what only fills up again need not be.</param>
internal sealed record DataImpact(PlannedChange Change, string What, string Restore, bool NeedsConsent = true)
{
    /// <summary>What becomes of it, as a sentence.</summary>
    public string Sentence => $"'{Change.Name}' ({What}) is {(Change.Action == ChangeAction.Replace ? "replaced by an empty one" : Change.StaysInAws ? "given up" : "deleted")}: {Restore}";

    /// <summary>What becomes of the stores that a plan replaces or deletes.</summary>
    /// <param name="plan">The plan.</param>
    public static IReadOnlyList<DataImpact> Of(ChangePlan plan)
    {
        var hasBackups = plan.Changes.Any(static c => c is { Type: "aws:backup:Vault", Action: ChangeAction.Remove or ChangeAction.Replace, StaysInAws: false });
        return [.. plan.Certain.Where(static c => c.Action is ChangeAction.Replace or ChangeAction.Remove).Select(c => Of(c, !hasBackups)).OfType<DataImpact>()
            .Select(static d => d.Change.StaysInAws ? d with { Restore = "it stays in AWS with what it holds, for you to keep or to delete", NeedsConsent = false } : d)];
    }

    private static DataImpact? Of(PlannedChange change, bool keepsBackups) => change.Type switch
    {
        "aws:rds:Instance" or "aws:rds:Cluster" => new(change, "the database", FinalSnapshot(change)),
        "aws:efs:FileSystem" => new(change, "uploads", keepsBackups
            ? "only recovery points of AWS Backup hold what it had, if there are any (`aws backup list-recovery-points-by-resource`)"
            : "nothing holds what it had"),
        "aws:backup:Vault" => new(change, "recovery points", "copy them before (`aws backup start-copy-job`)"),
        "aws:s3:Bucket" => new(change, "objects", "copy them before (`aws s3 sync`)"),
        "aws:kms:Key" => new(change, "what other things are encrypted with", "what it has encrypted cannot be read any more once its waiting time is over (`aws kms cancel-key-deletion`)"),
        "aws:elasticache:ReplicationGroup" => new(change, "cached pages and sessions", "it fills up again; who is logged in may have to log in again", NeedsConsent: false),
        "aws:cloudwatch:LogGroup" => new(change, "logs", "what was logged is gone", NeedsConsent: false),
        _ => null,
    };

    private static string FinalSnapshot(PlannedChange change)
    {
        var isSkipped = change.Old.TryGetValue("skipFinalSnapshot", out var skip) && skip.ValueKind == JsonValueKind.True;
        return !isSkipped && change.Old.TryGetValue("finalSnapshotIdentifier", out var name) && name.ValueKind == JsonValueKind.String
            ? $"its last state is kept in the snapshot '{name.GetString()}', from which it can be restored"
            : "no final snapshot is taken, so make one before (`aws rds create-db-snapshot`)";
    }
}
