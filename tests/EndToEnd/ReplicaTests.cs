using System.Text.RegularExpressions;

namespace WpAspire.EndToEnd;

/// <summary>Three replicas are one site, whatever happens to one of them.</summary>
public class ReplicaTests
{
    private const int Visitors = 4;

    [Fact]
    public async Task Three_replicas_are_one_resource_that_was_installed_once()
    {
        await using var site = new AppHostSite(scenario: "replicas");
        await site.StartAsync();

        var wordpress = await site.DescribeAsync("wordpress");
        Assert.Equal(("Running", "Healthy"), (wordpress.GetProperty("state").GetString(), wordpress.GetProperty("health").GetString()));
        var replicas = wordpress.GetProperty("replicas").EnumerateArray().ToList();
        Assert.Equal([1, 2, 3], replicas.Select(static r => r.GetProperty("replica").GetInt32()));
        Assert.All(replicas, static r => Assert.Equal("Healthy", r.GetProperty("health").GetString()));
        Assert.Equal(await Docker.ReplicasAsync(site.Name, "wordpress"), replicas.Select(static r => r.GetProperty("container").GetString()!));

        // A replica that found everything done may have had nothing to say so far.
        foreach (var replica in new[] { "1", "2", "3" })
        {
            var asked = await site.VerbAsync("exec", "wordpress", "--replica", replica, "--", "php", "-r", "echo strlen(file_get_contents('http://127.0.0.1:8080/wp-login.php')) > 0;");
            Assert.Equal("1", asked.Output.Trim());
        }

        var logs = await site.VerbAsync("logs", "wordpress");
        Assert.Single(Regex.Matches(logs.Output, "the site has been installed"));
        Assert.All(new[] { "wordpress-1 | ", "wordpress-2 | ", "wordpress-3 | " }, prefix => Assert.Contains(prefix, logs.Output, StringComparison.Ordinal));
        Assert.DoesNotContain(" | ", (await site.VerbAsync("logs", "wordpress", "--replica", "2")).Output, StringComparison.Ordinal);

        // Each has its own alias, and all have the resource's.
        Assert.Equal(3, await AddressesAsync(site, "wordpress"));
        Assert.Equal(1, await AddressesAsync(site, "wordpress-3"));
        Assert.NotEqual(await HostNameAsync(site, "--replica", "1"), await HostNameAsync(site, "--replica", "3"));
        Assert.Equal(await HostNameAsync(site, "--replica", "1"), await HostNameAsync(site));
        Assert.Contains("no running replica 4", (await site.VerbAsync("exec", "wordpress", "--replica", "4", "--", "true")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_editor_does_through_one_replica_holds_at_all_of_them()
    {
        await using var site = new AppHostSite(scenario: "replicas");
        await site.StartAsync();
        using var editor = await site.ClientAsync();

        await editor.LogInAsync();
        var picture = Picture.Create();
        var (post, image) = await editor.PublishAsync("Seen by all", picture);

        // The load balancer takes them in turn: with four requests for three replicas, each gets each of them.
        for (var i = 0; i < 3; i++)
        {
            await editor.GetAsync("/wp-json/");
            Assert.Contains("Seen by all", await editor.GetAsync(post), StringComparison.Ordinal);
            Assert.Equal(picture, await editor.DownloadAsync(image));
            Assert.Contains("id=\"wpadminbar\"", await editor.GetAsync("/wp-admin/"), StringComparison.Ordinal);
        }

        // Also the smaller ones that the replica has made of it which had the upload.
        var (_, smaller) = await editor.UploadImageAsync(Picture.Create(side: 400));
        Assert.NotEmpty(smaller);
        foreach (var address in smaller)
        {
            byte[][] copies = [await editor.DownloadAsync(address), await editor.DownloadAsync(address), await editor.DownloadAsync(address)];
            Assert.All(copies, copy => Assert.Equal(copies[0], copy));
        }

        Assert.Equal(1, await editor.CountAsync("users"));
        foreach (var replica in new[] { "1", "2", "3" })
        {
            Assert.Contains("GET /wp-admin/", (await site.VerbAsync("logs", "wordpress", "--replica", replica)).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_replica_that_is_killed_under_load_costs_no_GET_and_comes_back_by_itself()
    {
        await using var site = new AppHostSite(scenario: "replicas");
        await site.StartAsync();
        using var client = await site.ClientAsync();
        var killed = (await Docker.ReplicasAsync(site.Name, "wordpress"))[1];
        var startedAt = await Docker.StartedAtAsync(killed);

        await using var load = Load.Begin(client.Site, Visitors, Load.Get);
        await load.GoOnAsync(50);
        await Docker.RunAsync("kill", killed);
        await load.GoOnAsync(50);
        var waited = await site.VerbAsync("wait", "wordpress", "--timeout", "60");
        await load.GoOnAsync(50);
        await load.EndWithoutFailureAsync();

        Assert.True(waited.ExitCode == 0, waited.All);
        Assert.NotEqual(startedAt, await Docker.StartedAtAsync(killed));
        Assert.Equal(3, (await Docker.ReplicasAsync(site.Name, "wordpress")).Length);
    }

    [Fact]
    public async Task A_rolling_restart_replaces_every_replica_and_no_request_fails()
    {
        await using var site = new AppHostSite(scenario: "replicas");
        await site.StartAsync();
        using var client = await site.ClientAsync();
        var before = await IdsAsync(site);

        await using var load = Load.Begin(client.Site, Visitors, Load.GetOrPost);
        await load.GoOnAsync(20);
        var restart = await site.VerbAsync("restart", "wordpress");
        await load.GoOnAsync(20);
        await load.EndWithoutFailureAsync();

        Assert.True(restart.ExitCode == 0, restart.All);
        Assert.Contains("Restarting wordpress-3.", restart.Output, StringComparison.Ordinal);
        var after = await IdsAsync(site);
        Assert.Equal(3, after.Length);
        Assert.Empty(before.Intersect(after));
    }

    [Fact]
    public async Task A_single_replica_is_restarted_and_scaled_up_and_down_and_no_request_fails()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();
        using var client = await site.ClientAsync();
        var before = await IdsAsync(site);

        await using var load = Load.Begin(client.Site, Visitors, Load.GetOrPost);
        await load.GoOnAsync(20);
        var restart = await site.VerbAsync("restart", "wordpress");
        Assert.True(restart.ExitCode == 0, restart.All);
        Assert.Empty(before.Intersect(await IdsAsync(site)));
        Assert.Single(await IdsAsync(site));

        var up = await site.VerbAsync("scale", "wordpress", "3");
        Assert.True(up.ExitCode == 0, up.All);
        Assert.Contains("wordpress-3 is ready.", up.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await IdsAsync(site)).Length);
        await load.GoOnAsync(20);

        var down = await site.VerbAsync("scale", "wordpress", "1");
        Assert.True(down.ExitCode == 0, down.All);
        Assert.Single(await IdsAsync(site));
        await load.GoOnAsync(20);
        await load.EndWithoutFailureAsync();
    }

    [Fact]
    public async Task A_scale_lasts_until_the_run_ends_and_what_a_killed_AppHost_had_scaled_is_brought_back_to_the_model()
    {
        await using var site = new AppHostSite(scenario: "scheduled-web");
        var run = await site.RunAsync();
        Assert.Equal(0, (await site.VerbAsync("scale", "web", "4")).ExitCode);
        var before = await Docker.ReplicasAsync(site.Name, "web");
        var kept = await Docker.IdAsync(before[0]);
        Assert.Equal(4, before.Length);

        await run.KillAsync();
        var described = await site.DescribeAsync("web");
        Assert.Equal("Unhealthy", described.GetProperty("health").GetString());
        Assert.Contains("No AppHost runs", described.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(4, (await Docker.ReplicasAsync(site.Name, "web")).Length);

        await site.RunAsync();
        var after = await Docker.ReplicasAsync(site.Name, "web");
        Assert.Equal(before[..2], after);
        Assert.Equal(kept, await Docker.IdAsync(after[0]));
        Assert.Equal("Healthy", (await site.DescribeAsync("web")).GetProperty("health").GetString());
    }

    [Fact]
    public async Task A_replica_that_cannot_start_is_reported_and_the_others_go_on()
    {
        await using var site = new AppHostSite(scenario: "scheduled-web");
        await site.StartAsync();

        // The name that the third one needs.
        var first = (await Docker.ReplicasAsync(site.Name, "web"))[0];
        var third = Regex.Replace(first, "-1-([0-9a-f]+)$", "-3-$1");
        await Docker.RunAsync("create", "--name", third, "debian:trixie-slim", "true");
        try
        {
            var scaled = await site.VerbAsync("scale", "web", "4");

            Assert.Equal(1, scaled.ExitCode);
            Assert.Contains(third, scaled.Error, StringComparison.Ordinal);
            Assert.Equal(2, (await Docker.ReplicasAsync(site.Name, "web")).Length);
            Assert.Equal("Healthy", (await site.DescribeAsync("web")).GetProperty("health").GetString());
        }
        finally
        {
            await Docker.RunAsync("rm", "--force", third);
        }
    }

    [Fact]
    public async Task What_is_scheduled_is_asked_of_the_replicas_in_turn()
    {
        await using var site = new AppHostSite(scenario: "scheduled-web");
        await site.StartAsync();

        // One after the other, as the load balancer has it.
        var logs = site.Begin("logs", "web", "--follow");
        await logs.WaitForOutputAsync("web-1 | asked /due", TimeSpan.FromMinutes(1));
        await logs.WaitForOutputAsync("web-2 | asked /due", TimeSpan.FromMinutes(1));
        await logs.InterruptAsync();
    }

    [Fact]
    public async Task The_channel_to_the_AppHost_is_for_its_owner_and_goes_with_it()
    {
        await using var site = new AppHostSite(scenario: "job-and-service");
        await site.StartAsync();
        var socket = Directory.EnumerateFiles(site.Home, "control.sock", SearchOption.AllDirectories).Single();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(socket));
        var restart = await site.VerbAsync("restart", "service");
        Assert.True(restart.ExitCode == 0, restart.All);

        Assert.Equal(0, (await site.VerbAsync("stop")).ExitCode);
        Assert.False(File.Exists(socket));
    }

    private static async Task<string[]> IdsAsync(AppHostSite site) =>
        await Task.WhenAll((await Docker.ReplicasAsync(site.Name, "wordpress")).Select(Docker.IdAsync));

    private static async Task<int> AddressesAsync(AppHostSite site, string name)
    {
        var found = await site.VerbAsync("exec", "mariadb", "--", "getent", "ahostsv4", name);
        Assert.True(found.ExitCode == 0, found.All);
        return found.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(' ')[0]).Distinct().Count();
    }

    private static async Task<string> HostNameAsync(AppHostSite site, params string[] options)
    {
        var host = await site.VerbAsync(["exec", "wordpress", .. options, "--", "cat", "/etc/hostname"]);
        Assert.True(host.ExitCode == 0, host.All);
        return host.Output;
    }
}
