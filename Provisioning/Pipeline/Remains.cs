using System.Globalization;
using WpAspire.Provisioning.Publishing.Cost;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>What of a site stays in AWS on purpose when it is removed, what that costs, and how it goes.</summary>
internal static class Remains
{
    /// <summary>What stays, each with a sentence.</summary>
    /// <param name="state">The site before it was removed.</param>
    public static IEnumerable<(string Name, string Sentence)> Of(StackState state)
    {
        var region = state.Region ?? "us-east-1";
        foreach (var database in state.Resources.Where(static r => r.Type == "aws:rds/instance:Instance" && !r.Is("skipFinalSnapshot")))
        {
            if (database.Text("finalSnapshotIdentifier") is { } snapshot)
            {
                yield return ("Final snapshot", $"'{snapshot}', {Price("backup/rds", region, "GB of it and month")}; `aws rds delete-db-snapshot --db-snapshot-identifier {snapshot}` removes it");
            }
        }

        foreach (var kept in state.Resources.Where(static r => r.IsRetained))
        {
            yield return ("Kept", kept.Type switch
            {
                "aws:kms/key:Key" => $"the key '{kept.Name}', {Price("kms/key", region, "month")}, as long as anything that it encrypts is kept; then `aws kms schedule-key-deletion --key-id {kept.Output("keyId") ?? kept.Name} --pending-window-in-days 30`",
                _ => $"'{kept.Name}' ({kept.Type.Split(':')[^1]}), which something else that is kept still needs",
            });
        }

        var secrets = state.Resources.Where(static r => r.Type == "aws:secretsmanager/secret:Secret" && Days(r) > 0).ToList();
        if (secrets.Count > 0)
        {
            yield return ("Secrets", string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", secrets.Select(static s => $"'{s.Name}'"))} can be restored for {secrets.Max(Days)} days and cost nothing meanwhile (`aws secretsmanager restore-secret`)"));
        }
    }

    private static double Days(StateResource secret) =>
        secret.Inputs.TryGetProperty("recoveryWindowInDays", out var days) && days.TryGetDouble(out var number) ? number : 30;

    private static string Price(string key, string region, string unit) => PriceTable.Default.Find(key, region) is { } price
        ? string.Create(CultureInfo.InvariantCulture, $"{price.Amount:0.###} USD for each {unit}")
        : "paid for as long as it is there";
}
