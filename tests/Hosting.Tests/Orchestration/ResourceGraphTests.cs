using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Tests.Orchestration;

public class ResourceGraphTests
{
    [Fact]
    public void What_needs_others_stops_before_them()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var database = builder.AddContainer("database", "debian");
        var cache = builder.AddContainer("cache", "debian");
        var site = builder.AddContainer("site", "debian").WaitFor(database).WithReferenceRelationship(cache.Resource);
        builder.AddContainer("proxy", "debian").WaitForStart(site);

        var waves = ResourceGraph.StopWaves(ResourceGraph.Dependencies(builder.Resources));

        Assert.Equal([["proxy"], ["site"], ["cache", "database"]], waves);
    }

    [Fact]
    public void A_cycle_stops_in_one_wave()
    {
        var dependencies = new Dictionary<string, IReadOnlySet<string>>
        {
            ["a"] = new HashSet<string> { "b" },
            ["b"] = new HashSet<string> { "a" },
            ["c"] = new HashSet<string> { "a" },
        };

        Assert.Equal([["c"], ["a", "b"]], ResourceGraph.StopWaves(dependencies));
    }
}
