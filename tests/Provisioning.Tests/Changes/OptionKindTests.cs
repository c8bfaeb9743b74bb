using WpAspire.Provisioning.Changes;
using WpAspire.Provisioning.Tests.Options;
using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Provisioning.Tests.Changes;

public class OptionKindTests
{
    [Fact]
    public async Task Dump()
    {
        var lines = new List<string>();
        foreach (var key in OptionVariants.Keys)
        {
            if (await OptionVariants.FindAsync(key) is not { } pair)
            {
                lines.Add($"{key}: nothing found");
                continue;
            }

            lines.Add($"{key}");
            foreach (var (before, after) in new[] { (pair.Before, pair.After), (pair.After, pair.Before) })
            {
                var (b, a) = (TestSite.Write(before.Program), TestSite.Write(after.Program));
                var plan = GraphPlan.Between(b, a);
                var refusal = LivingSite.Moved("blog", (before.Context.Region, before.Context.Options.AccountId), (after.Context.Region, after.Context.Options.AccountId)) ?? LivingSite.Refusal(plan, [], new HashSet<string>());
                lines.Add($"   {before.Context.EnvironmentName} refused: {refusal}");
                lines.Add("      visitors: " + string.Join("; ", VisitorImpacts.Of(plan).Select(static v => $"{v.Effect} {v.Sentence}")));
                lines.Add("      replaced: " + string.Join(", ", plan.Changes.Where(static c => c.Action == ChangeAction.Replace).Select(static c => $"{c.Name}({string.Join(",", c.Reasons)})")));
                lines.Add("      removed: " + string.Join(", ", plan.Changes.Where(static c => c.Action == ChangeAction.Remove).Select(static c => c.Name)));
                lines.Add("      changed: " + string.Join(", ", plan.Changes.Where(static c => c.Action == ChangeAction.Change).Select(static c => $"{c.Name}({string.Join(",", c.Properties)})")));
                lines.Add("      taken: " + string.Join(", ", GraphPlan.Taken(b, a)));
            }
        }

        await File.WriteAllLinesAsync("/tmp/eng/kinds.txt", lines, TestContext.Current.CancellationToken);
    }
}
