using System.Net;

namespace WpAspire.EndToEnd;

/// <summary>The main job: a real site that keeps what editors put into it, through everything that happens on a laptop.</summary>
public class SiteTests
{
    private static readonly int[] s_stopped = [0, 130];
    private static readonly string[] s_containers = ["mariadb", "wordpress"];

    [Fact]
    public async Task A_run_ends_with_an_installed_site_and_says_where_it_is_and_who_may_log_in()
    {
        await using var site = new AppHostSite();
        var run = await site.RunAsync();
        using var client = await site.ClientAsync();

        Assert.Contains(client.Site.ToString().TrimEnd('/'), run.Output, StringComparison.Ordinal);
        Assert.Contains("/wp-admin/", run.Output, StringComparison.Ordinal);
        Assert.Contains("admin", run.Output, StringComparison.Ordinal);
        Assert.Contains(site.SecretsFile, run.Output, StringComparison.Ordinal);
        Assert.Equal("WordPress", SiteClient.TitleOf(await client.GetAsync("/")));
        await client.LogInAsync();

        Assert.Equal(0, await run.InterruptAsync());
        await AssertOnlyVolumesAreLeftAsync(site);
    }

    [Fact]
    public async Task A_post_with_an_image_outlives_stop_and_start()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();
        var content = await PublishAsync(site);

        await StopAsync(site);
        await AssertOnlyVolumesAreLeftAsync(site);

        await site.StartAsync();
        await AssertKeptAsync(site, content);
        await AssertOnlyTheModelExistsAsync(site);
    }

    [Fact]
    public async Task A_post_with_an_image_outlives_a_killed_AppHost_and_the_next_run_takes_over_its_containers()
    {
        await using var site = new AppHostSite();
        var first = await site.RunAsync();
        var content = await PublishAsync(site);
        var container = await Docker.RunAsync("inspect", "--format", "{{.Id}}", await Docker.ContainerAsync(site.Name, "wordpress"));

        await first.KillAsync();
        var second = await site.RunAsync();

        await AssertKeptAsync(site, content);
        Assert.Equal(container, await Docker.RunAsync("inspect", "--format", "{{.Id}}", await Docker.ContainerAsync(site.Name, "wordpress")));
        await AssertOnlyTheModelExistsAsync(site);
        Assert.Equal(0, await second.InterruptAsync());
        await AssertOnlyVolumesAreLeftAsync(site);
    }

    [Fact]
    public async Task What_a_killed_AppHost_left_behind_is_removed_by_stop()
    {
        await using var site = new AppHostSite();
        var run = await site.RunAsync();
        await run.KillAsync();
        await AssertOnlyTheModelExistsAsync(site);

        await StopAsync(site);
        await AssertOnlyVolumesAreLeftAsync(site);
    }

    [Theory]
    [InlineData("wordpress     Starting")]
    [InlineData("mariadb       Waiting for health")]
    public async Task An_interrupt_while_the_site_starts_leaves_only_volumes(string moment)
    {
        await using var site = new AppHostSite();
        var run = site.BeginRun();
        await run.WaitForOutputAsync(moment, TimeSpan.FromMinutes(3));

        Assert.Equal(0, await run.InterruptAsync());

        Assert.Empty(await Docker.ContainersAsync(site.Name));
        Assert.Empty(await Docker.NetworksAsync(site.Name));
        Assert.DoesNotContain("error:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_interrupt_stops_at_once_and_leaves_only_volumes()
    {
        await using var site = new AppHostSite();
        var run = await site.RunAsync();

        var first = run.InterruptAsync();
        await run.WaitForOutputAsync("Stopping the site", TimeSpan.FromMinutes(2));
        run.InterruptAgain();

        // In order if that was quicker than the second press.
        Assert.Contains(await first, s_stopped);
        await AssertOnlyVolumesAreLeftAsync(site);
    }

    [Fact]
    public async Task A_killed_database_is_started_again_and_the_site_recovers_by_itself()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();
        var content = await PublishAsync(site);
        var database = await Docker.ContainerAsync(site.Name, "mariadb");
        var startedAt = await Docker.RunAsync("inspect", "--format", "{{.State.StartedAt}}", database);

        await Docker.RunAsync("kill", database);
        var waited = await site.VerbAsync("wait", "wordpress", "--timeout", "60");

        Assert.True(waited.ExitCode == 0, waited.All);
        await AssertKeptAsync(site, content);
        Assert.NotEqual(startedAt, await Docker.RunAsync("inspect", "--format", "{{.State.StartedAt}}", database));
        await AssertOnlyTheModelExistsAsync(site);
    }

    [Fact]
    public async Task A_container_that_somebody_removed_is_created_again()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();
        var content = await PublishAsync(site);
        var before = await Docker.RunAsync("inspect", "--format", "{{.Id}}", await Docker.ContainerAsync(site.Name, "wordpress"));

        await Docker.RunAsync("rm", "--force", before);
        var waited = await site.VerbAsync("wait", "wordpress", "--timeout", "60");

        Assert.True(waited.ExitCode == 0, waited.All);
        Assert.NotEqual(before, await Docker.RunAsync("inspect", "--format", "{{.Id}}", await Docker.ContainerAsync(site.Name, "wordpress")));
        await AssertKeptAsync(site, content);
    }

    [Fact]
    public async Task Two_sites_run_beside_each_other_and_share_nothing()
    {
        await using var first = new AppHostSite();
        await using var second = new AppHostSite(home: first.Home);
        await first.StartAsync();
        await second.StartAsync();
        var content = await PublishAsync(first);
        using var one = await first.ClientAsync();
        using var two = await second.ClientAsync();
        await two.LogInAsync();

        Assert.NotEqual(one.Site, two.Site);
        Assert.NotEqual(await PasswordAsync(first), await PasswordAsync(second));
        Assert.Equal(1, await two.CountAsync("posts"));
        Assert.Equal(0, await two.CountAsync("media"));
        Assert.Equal(HttpStatusCode.NotFound, await two.StatusAsync(new Uri(content.Image).AbsolutePath));

        await StopAsync(second, "--volumes", "--yes");
        await AssertNothingIsLeftAsync(second);
        await AssertKeptAsync(first, content);
        await AssertOnlyTheModelExistsAsync(first);
    }

    [Fact]
    public async Task Stop_with_volumes_leaves_nothing_and_the_next_start_is_a_new_site()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();
        await PublishAsync(site);

        await StopAsync(site, "--volumes", "--yes");
        await AssertNothingIsLeftAsync(site);

        await site.StartAsync();
        using var client = await site.ClientAsync();
        await client.LogInAsync();
        Assert.Equal(0, await client.CountAsync("media"));
    }

    [Fact]
    public async Task The_address_of_a_site_stays_the_same()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();
        using var before = await site.ClientAsync();
        await StopAsync(site);
        await site.StartAsync();
        using var after = await site.ClientAsync();

        Assert.Equal(before.Site, after.Site);
    }

    private sealed record Content(string Post, string Title, string Image, byte[] Picture);

    private static async Task<Content> PublishAsync(AppHostSite site)
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

    private static async Task AssertKeptAsync(AppHostSite site, Content content)
    {
        using var client = await site.ClientAsync();
        Assert.Contains(content.Title, await client.GetAsync(content.Post), StringComparison.Ordinal);
        Assert.Equal(content.Picture, await client.DownloadAsync(content.Image));
        await client.LogInAsync();
        Assert.Equal(1, await client.CountAsync("users"));
    }

    private static async Task<string> PasswordAsync(AppHostSite site) =>
        (await site.DescribeAsync("wordpress")).GetProperty("connection").GetProperty("Password").GetString()!;

    private static async Task StopAsync(AppHostSite site, params string[] arguments)
    {
        var result = await site.VerbAsync(["stop", .. arguments]);
        Assert.True(result.ExitCode == 0, result.All);
    }

    private static async Task AssertOnlyTheModelExistsAsync(AppHostSite site)
    {
        var containers = await Docker.ContainersAsync(site.Name);
        Assert.Equal(s_containers, containers.Select(n => n.Split('-')[1]));
        Assert.Single(await Docker.NetworksAsync(site.Name));
        await AssertVolumesAsync(site);
    }

    private static async Task AssertOnlyVolumesAreLeftAsync(AppHostSite site)
    {
        Assert.Empty(await Docker.ContainersAsync(site.Name));
        Assert.Empty(await Docker.NetworksAsync(site.Name));
        await AssertVolumesAsync(site);
    }

    private static async Task AssertVolumesAsync(AppHostSite site)
    {
        var volumes = await Docker.VolumesAsync(site.Name);
        Assert.Collection(volumes, v => Assert.Contains("mariadb-data", v, StringComparison.Ordinal), v => Assert.Contains("uploads", v, StringComparison.Ordinal));
    }

    private static async Task AssertNothingIsLeftAsync(AppHostSite site)
    {
        Assert.Empty(await Docker.ContainersAsync(site.Name));
        Assert.Empty(await Docker.NetworksAsync(site.Name));
        Assert.Empty(await Docker.VolumesAsync(site.Name));
    }

    [Fact]
    public async Task Editors_of_a_managed_site_change_its_plugins_and_themes_and_what_they_did_stays()
    {
        await using var site = new AppHostSite(scenario: "managed-content");
        await site.StartAsync();
        const string content = "/var/www/html/wp-content";
        var change = await site.VerbAsync("exec", "wordpress", "--", "sh", "-c", $"mkdir {content}/plugins/mine && touch {content}/plugins/mine/mine.php && rm -r {content}/themes/*five && stat -c %u {content}/index.php");
        Assert.True(change.ExitCode == 0, change.All);
        Assert.Equal("33", change.Output.Trim());

        Assert.Equal(0, (await site.VerbAsync("stop")).ExitCode);
        await site.StartAsync();
        var kept = await site.VerbAsync("exec", "wordpress", "--", "sh", "-c", $"ls {content}/plugins/mine; ls -d {content}/themes/*five 2>/dev/null; true");
        Assert.Equal("mine.php", kept.Output.Trim());
    }
}
