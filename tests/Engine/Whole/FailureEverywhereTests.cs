using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Engine.Whole;

/// <summary>A failure at every type of resource: the next run ends well each time.</summary>
public class FailureEverywhereTests
{
    private static readonly string[] s_unprotected = ["Aws:Database:DeletionProtection=false", "Aws:LoadBalancer:DeletionProtection=false", "Aws:ForceDestroy=true"];

    // What a test does to all types of a site would take longer than a test may.
    private const int Slices = 8;

    public static TheoryData<string, int> Sites() =>
        [.. new[] { "dev", "prod" }.SelectMany(static _ => Enumerable.Range(0, Slices), static (environment, slice) => (environment, slice))];

    [Theory]
    [MemberData(nameof(Sites))]
    public async Task Whatever_fails_the_next_run_goes_on(string environment, int slice)
    {
        using var site = await EngineSite.CreateAsync(environment, s_unprotected);
        await site.SucceedAsync("deploy", "--yes");
        var known = environment == "dev" ? "" : await TestSites.Dev.PublishAsync(TestContext.Current.CancellationToken);
        string[] types = [.. site.Things().Select(static t => t.Thing.GetProperty("Type").GetString()!).Distinct().Where(t => !known.Contains($"type: \"{t}\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.True(types.Length > Slices);

        foreach (var type in types.Where((_, at) => at % Slices == slice))
        {
            site.Variables["SIM_FAIL"] = $"{type}:delete";
            var destroyed = await site.StepAsync("destroy", "--yes");
            site.Variables["SIM_FAIL"] = null;
            if (destroyed.ExitCode == 0)
            {
                // AWS was not asked to delete it: it is kept on purpose.
                Assert.NotEmpty(site.Things(type));
            }
            else
            {
                EngineSite.Failure(destroyed);
            }

            await PulumiAsync("destroy", "--yes", "--skip-preview");

            site.Variables["SIM_FAIL"] = $"{type}:create";
            Assert.Contains("could not be created", await site.FailAsync("deploy", "--yes"), StringComparison.Ordinal);
            site.Variables["SIM_FAIL"] = null;
            await PulumiAsync("up", "--yes", "--skip-preview");
            await PulumiAsync("preview", "--expect-no-changes");
        }

        async Task PulumiAsync(params string[] arguments)
        {
            var result = await site.PulumiAsync([.. arguments, "--stack", "blog"]);
            Assert.True(result.ExitCode == 0, result.All);
        }
    }

    [Fact]
    public async Task An_update_that_fails_is_done_by_the_next_run()
    {
        using var site = await EngineSite.CreateAsync();
        await site.SucceedAsync("deploy", "--yes");
        site.Set("Aws:Database:InstanceClass=db.m7g.large");
        site.Variables["SIM_FAIL"] = "aws:rds/instance:Instance:update";
        Assert.Contains("could not be updated", await site.FailAsync("deploy", "--yes"), StringComparison.Ordinal);
        site.Variables["SIM_FAIL"] = null;
        await site.SucceedAsync("deploy", "--yes");
        Assert.Empty((await site.PreviewAsync()).GetProperty("changes").EnumerateArray());
    }
}
