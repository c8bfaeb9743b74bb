using System.Globalization;
using System.Net;

namespace WpAspire.EndToEnd;

/// <summary>The main job: a real site that keeps what editors put into it, through everything that happens on a laptop.</summary>
[Collection(CliSite.OneAtATime)]
public class SiteTests
{
    private static readonly string[] s_model = ["mariadb", "wordpress"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_with_a_picture_outlives_stop_and_start_and_the_address_stays_the_same()
    {
        await using var site = new CliSite("site");
        await site.StartAsync("wordpress");
        var address = await site.AddressAsync();
        using var client = await site.ClientAsync();
        Assert.Equal("WordPress", SiteClient.TitleOf(await client.GetAsync("/")));
        var content = await PublishAsync(site);
        var secrets = site.Secrets.Where(static s => s.Key.StartsWith("Parameters:", StringComparison.Ordinal)).Select(static s => s.Value).ToList();
        var shown = await site.DescribeAsync() + await site.SucceedAsync(["logs", "--tail", "1000"]);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));

        var left = await RunningAsync(site);
        await site.StopAsync();
        await AssertOnlyVolumesAreLeftAsync(site, left);

        await site.StartAsync("wordpress");
        Assert.Equal(address, await site.AddressAsync());
        await AssertKeptAsync(site, content);
        Assert.Equal(s_model, (await Docker.ContainersAsync(site.Name)).Select(static n => n.Split('-')[0]));
    }

    [Fact]
    public async Task The_CLI_changes_a_site_under_load_reads_what_its_toolbox_writes_and_begins_it_anew()
    {
        await using var site = new CliSite("site");
        await site.StartAsync("wordpress");
        await PublishAsync(site);

        await using (var load = Load.Begin(await site.AddressAsync(), visitors: 2, Load.GetOrPost))
        {
            await load.GoOnAsync(10);
            await site.ExecuteAsync("wordpress", "scale", "--replicas", "2");
            await load.GoOnAsync(10);
            await site.ExecuteAsync("wordpress-1", "restart");
            await site.HealthyAsync("wordpress");
            await site.ExecuteAsync("wordpress-2", "stop");
            await load.GoOnAsync(10);
            await site.ExecuteAsync("wordpress", "restart");
            await load.GoOnAsync(10);
            await load.EndWithoutFailureAsync();
        }

        Assert.Contains("admin", await site.ExecuteAsync("toolbox", "run", "--command", "wp user list"), StringComparison.Ordinal);
        var failed = await site.RunAsync(["resource", "toolbox", "run"], ["--", "--command", "echo seen; exit 3"]);
        Assert.NotEqual(0, failed.ExitCode);
        Assert.Contains("seen", failed.All, StringComparison.Ordinal);
        Assert.Contains("The command ended with exit code 3.", failed.Error, StringComparison.Ordinal);

        // A new site has one post, and no picture.
        await site.ExecuteAsync("mariadb", "remove-data");
        await site.HealthyAsync("wordpress");
        using var client = await site.ClientAsync();
        await client.LogInAsync();
        Assert.Equal(1, await client.CountAsync("posts"));
        Assert.Equal(0, await client.CountAsync("media"));
    }

    [Fact]
    public async Task What_editors_did_outlives_a_killed_AppHost_and_a_killed_orchestrator_and_nothing_else_is_left_of_them()
    {
        await using var site = new CliSite("site");
        var first = site.BeginAppHost();
        await site.HealthyAsync("wordpress");
        var content = await PublishAsync(site);

        var left = await RunningAsync(site);
        ForegroundAppHost.Kill(first.ProcessId);
        await GoneAsync(left);
        await AssertOnlyVolumesAreLeftAsync(site, left);

        var second = site.BeginAppHost();
        await site.HealthyAsync("wordpress");
        await AssertKeptAsync(site, content);

        left = await RunningAsync(site);
        foreach (var orchestrator in Processes.OrchestratorsOf(second.ProcessId))
        {
            ForegroundAppHost.Kill(orchestrator);
        }

        await GoneAsync(await Docker.ContainersAsync(site.Name));
        await second.StopAsync();

        // Nobody is there to remove the network but the next orchestrator.
        var third = site.BeginAppHost();
        await site.HealthyAsync("wordpress");
        await AssertKeptAsync(site, content);
        await GoneAsync(left);
        left = await RunningAsync(site);
        Assert.Equal(0, await third.StopAsync());
        await AssertOnlyVolumesAreLeftAsync(site, left);
    }

    [Fact]
    public async Task A_stop_while_the_site_starts_leaves_only_volumes()
    {
        await using var site = new CliSite("site");
        var run = site.BeginAppHost();
        string[] left;
        do
        {
            Ct.ThrowIfCancellationRequested();
            left = await Docker.ContainersAsync(site.Name);
        }
        while (left.Length == 0);

        Assert.Equal(0, await run.StopAsync());

        await AssertOnlyVolumesAreLeftAsync(site, left);
        Assert.DoesNotContain("Unhandled exception", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sites_run_beside_each_other_and_share_nothing()
    {
        // As on a laptop: with ports that are kept.
        const string keptPorts = "--DcpPublisher:RandomizePorts=false";
        await using var first = new Site("site", keptPorts);
        await using var second = new Site("site", keptPorts);
        await first.StartAsync("wordpress");
        await second.StartAsync("wordpress");
        using var one = first.Client();
        using var two = second.Client();
        await one.LogInAsync();
        await two.LogInAsync();
        var (post, image) = await one.PublishAsync("Only in the first", Picture.Create());

        Assert.NotEqual(one.Site, two.Site);
        Assert.NotEqual(first.Secrets["Parameters:wordpress-admin-password"], second.Secrets["Parameters:wordpress-admin-password"]);
        Assert.Equal(1, await two.CountAsync("posts"));
        Assert.Equal(0, await two.CountAsync("media"));
        Assert.Equal(HttpStatusCode.NotFound, await two.StatusAsync(new Uri(image).AbsolutePath));

        await second.DisposeAsync();
        Assert.Empty(await Docker.VolumesAsync(second.Name));
        Assert.Contains("Only in the first", await one.GetAsync(post), StringComparison.Ordinal);
    }

    private sealed record Content(string Post, string Title, string Image, byte[] Picture);

    private static async Task<Content> PublishAsync(CliSite site)
    {
        using var client = await site.ClientAsync();
        await client.LogInAsync();
        var title = $"Seen at {Guid.NewGuid():N}";
        var picture = Picture.Create();
        var (post, image) = await client.PublishAsync(title, picture);
        var content = new Content(post, title, image, picture);
        await AssertKeptAsync(site, content);
        return content;
    }

    private static async Task AssertKeptAsync(CliSite site, Content content)
    {
        using var client = await site.ClientAsync();
        Assert.Contains(content.Title, await client.GetAsync(content.Post), StringComparison.Ordinal);
        Assert.Equal(content.Picture, await client.DownloadAsync(content.Image));
        await client.LogInAsync();
        Assert.Equal(1, await client.CountAsync("users"));
    }

    /// <summary>The containers and networks that are there while the site runs.</summary>
    private static async Task<string[]> RunningAsync(CliSite site)
    {
        var containers = await Docker.ContainersAsync(site.Name);
        Assert.Equal(s_model, containers.Select(static n => n.Split('-')[0]));
        return [.. containers, .. (await Task.WhenAll(containers.Select(Docker.NetworksOfAsync))).SelectMany(static n => n).Distinct()];
    }

    // What is left to its own devices needs a moment to notice.
    private static async Task GoneAsync(string[] ids)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Site.Patience);
        while ((await Docker.StillThereAsync(ids)) is { Length: > 0 } still)
        {
            Assert.False(patience.IsCancellationRequested, string.Create(CultureInfo.InvariantCulture, $"{still.Length} are left: {string.Join(", ", still)}"));
        }
    }

    private static async Task AssertOnlyVolumesAreLeftAsync(CliSite site, string[] ran)
    {
        Assert.Empty(await Docker.StillThereAsync(ran));
        Assert.Empty(await Docker.ContainersAsync(site.Name));
        Assert.Collection(
            await Docker.VolumesAsync(site.Name), static v => Assert.EndsWith("mariadb-data", v, StringComparison.Ordinal), static v => Assert.Contains("uploads", v, StringComparison.Ordinal));
    }
}
