using WpAspire.Provisioning.Changes;
using WpAspire.Provisioning.Options.Definitions;
using WpAspire.Provisioning.Tests.Options;
using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Provisioning.Tests.Changes;

/// <summary>What each option does to a site that lives, from the programs alone: before, after, and back.</summary>
public class OptionKindTests
{
    private const string Heading = "| option | on a site that lives | |";

    public static TheoryData<string> Options() => [.. OptionCatalog.Options.Select(static o => o.Key)];

    [Theory]
    [MemberData(nameof(Options))]
    public async Task A_change_is_of_its_kind_and_takes_no_name_twice(string option)
    {
        var row = Assert.Single(OptionKinds.All, r => r.Option == option);
        var pair = await OptionVariants.FindOptionAsync(option);
        Assert.True(pair is not null, $"{option} changes the program of no site.");

        var (before, after) = pair.Value;
        Assert.Equal((row.There, row.Back ?? row.There), (KindOf(before, after), KindOf(after, before)));
    }

    [Fact]
    public void Every_option_has_a_row() => Assert.Equal(OptionCatalog.Options.Select(static o => o.Key), OptionKinds.All.Select(static r => r.Option));

    [Fact]
    public async Task The_documentation_has_the_same_table()
    {
        var file = Path.Combine(TestProject.Directory, "..", "..", "docs", "change-a-running-site.md");
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        var start = Array.IndexOf(lines, Heading) + 2;
        var end = Array.FindIndex(lines, start, static l => !l.StartsWith('|'));
        if (Environment.GetEnvironmentVariable(Snapshot.UpdateVariable) == "1")
        {
            await File.WriteAllLinesAsync(file, [.. lines[..start], .. OptionKinds.All.Select(static r => r.Row), .. lines[end..]], TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(OptionKinds.All.Select(static r => r.Row), lines[start..end]);
    }

    [Theory]
    [InlineData("cache", ChangeKind.NewTasks, ChangeKind.Restart)]
    [InlineData("site", ChangeKind.NewTasks, ChangeKind.Never)]
    [InlineData("service", ChangeKind.InPlace, ChangeKind.Replaced)]
    public async Task What_is_added_to_the_model_and_taken_away_again_is_of_its_kind(string what, ChangeKind added, ChangeKind removed)
    {
        var before = await PublishedSite.CreateAsync(TestSites.Dev);
        var after = await PublishedSite.CreateAsync(what switch
        {
            "cache" => TestSites.Dev with { Model = static b => TestSites.AddSite(b).WithObjectCache(b.AddRedis("cache")) },
            "site" => TestSites.Dev.With(static b => TestSites.AddSite(b, "shop-")),
            _ => TestSites.Dev.With(static b => b.AddContainer("worker", "busybox")),
        });

        Assert.Equal((added, removed), (KindOf(before, after), KindOf(after, before)));
    }

    private static ChangeKind KindOf(PublishedSite before, PublishedSite after)
    {
        var (old, now) = (GraphPlan.Read(before.Program), GraphPlan.Read(after.Program));
        var plan = GraphPlan.Between(old, now);
        if ((LivingSite.Moved("blog", (before.Region, before.AccountId), (after.Region, after.AccountId)) ?? LivingSite.Refusal(plan, [], new HashSet<string>())) is { } refusal)
        {
            // Whatever the reason, the sentence names what asks for it and a way.
            Assert.Matches("Aws:[A-Za-z:]+|the model", refusal);
            Assert.Matches("instead|keep it|copy|publish the site under another --name", refusal);
            return ChangeKind.Never;
        }

        Assert.Empty(GraphPlan.Taken(old, now, plan));
        return VisitorImpacts.Of(plan) switch
        {
            [{ Effect: VisitorEffect.Outage }, ..] => ChangeKind.Replaced,
            [{ Effect: VisitorEffect.Restart }, ..] => ChangeKind.Restart,
            [{ Effect: VisitorEffect.NewTasks }, ..] => ChangeKind.NewTasks,
            // A new task definition alone starts nothing.
            _ => plan.Changes.Any(static c => c is { Action: ChangeAction.Replace, Type: not "aws:ecs:TaskDefinition" }) ? ChangeKind.Replaced : ChangeKind.InPlace,
        };
    }
}
