using WpAspire.Provisioning.Pipeline;
using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Provisioning.Tests.Publishing;

/// <summary>What a publish says of a site that can be deployed and is better changed before.</summary>
public class PublishWarningsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tasks_that_do_not_share_sessions_are_warned_of_with_their_number()
    {
        var warning = Assert.Single(await WarningsAsync(TestSites.Dev), IsAboutSessions);

        Assert.Contains("'wordpress'", warning, StringComparison.Ordinal);
        Assert.Contains("up to 2 tasks", warning, StringComparison.Ordinal);
        Assert.Contains("WithSessions", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_replicas_of_the_model_count_as_tasks() =>
        Assert.Contains("up to 3 tasks", Assert.Single(await WarningsAsync(TestSites.Dev with { Model = static builder => TestSites.AddSite(builder).WithReplicas(3) }), IsAboutSessions), StringComparison.Ordinal);

    [Fact]
    public async Task One_task_keeps_its_sessions() =>
        Assert.DoesNotContain(await WarningsAsync(TestSites.Dev.With("Aws:Scaling:Max", "1")), IsAboutSessions);

    [Fact]
    public async Task Tasks_that_share_sessions_lose_none() => Assert.DoesNotContain(await WarningsAsync(TestSites.Prod), IsAboutSessions);

    [Fact]
    public async Task Uploads_without_a_volume_are_warned_of() =>
        Assert.Contains("WithUploads", Assert.Single(await WarningsAsync(TestSites.Dev with { Model = AddWithoutUploads }), static w => w.Contains("uploads", StringComparison.Ordinal)), StringComparison.Ordinal);

    private static void AddWithoutUploads(IDistributedApplicationBuilder builder) =>
        builder.AddWordPress("wordpress", builder.AddMariaDb("mariadb").AddDatabase("wordpress-db", "wordpress"))
            .WithDockerfile("Topology/Images/wordpress")
            .WithExternalHttpEndpoints();

    private static async Task<List<string>> WarningsAsync(TestSite site) => [.. PublishWarnings.Of(await site.CreateAsync(Cancellation))];

    private static bool IsAboutSessions(string warning) => warning.Contains("$_SESSION", StringComparison.Ordinal);
}
