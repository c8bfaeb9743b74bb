using System.Text.RegularExpressions;

namespace WpAspire.EndToEnd;

/// <summary>Three replicas are one site.</summary>
public class ClusterTests(Cluster cluster) : ClusterTest(cluster)
{
    [Fact]
    public async Task Three_replicas_are_one_site_that_was_installed_once()
    {
        await Site.HealthyAsync("wordpress");
        var site = await Site.SnapshotAsync("wordpress");
        Assert.Equal("WordPress", site.ResourceType);
        Assert.Contains("3 of 3 replicas are ready", site.HealthReports.Select(static r => r.Description));
        Assert.Equal([Site.Address().ToString(), new Uri(Site.Address(), "/wp-admin/").ToString()], site.Urls.Select(static u => new Uri(u.Url).ToString()).Order());

        Assert.Single(Regex.Matches(FirstOutput, "the site has been installed"));

        // Each has its own name on the network, and all have the resource's.
        Assert.Equal(3, await AddressesAsync("wordpress"));
        Assert.Equal(1, await AddressesAsync("wordpress-3"));
    }

    [Fact]
    public async Task What_an_editor_does_through_one_replica_holds_at_all_of_them()
    {
        using var editor = Site.Client();
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
        foreach (var replica in await Site.ReplicasAsync("wordpress"))
        {
            Assert.Contains("GET /wp-admin/", await Docker.LogsAsync(replica), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_login_and_a_plugins_session_hold_whichever_replica_answers_and_none_believes_what_a_client_says_of_itself()
    {
        using var editor = Site.Client();
        await editor.LogInAsync();
        using var stranger = Site.Client();

        var visits = new List<Visit>();
        for (var i = 0; i < 9; i++)
        {
            visits.Add(await Visits.PayAsync(editor));
        }

        Assert.Equal(Enumerable.Range(1, 9), visits.Select(static v => v.Count));
        Assert.Equal(3, visits.Select(static v => v.Replica).Distinct().Count());
        Assert.All(visits, static v => Assert.Equal("admin", v.User));

        var forged = new List<Visit>();
        for (var i = 0; i < 3; i++)
        {
            forged.Add(await Visits.PayAsync(
                stranger,
                ("Host", "evil.example"),
                ("X-Forwarded-For", "203.0.113.7"),
                ("X-Real-IP", "203.0.113.7"),
                ("Client-IP", "203.0.113.7"),
                ("Forwarded", "for=203.0.113.7;proto=https;host=evil.example"),
                ("X-Forwarded-Proto", "https"),
                ("X-Forwarded-Host", "evil.example"),
                ("Front-End-Https", "on")));
        }

        Assert.Equal([1, 2, 3], forged.Select(static v => v.Count));
        Assert.All(forged, static v =>
        {
            Assert.Equal("", v.User);
            Assert.Equal("127.0.0.1", v.Address);
            Assert.False(v.IsHttps);
            Assert.DoesNotContain("203.0.113.7", v.Server, StringComparison.Ordinal);
            Assert.DoesNotContain("https", v.Server, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Work_that_is_due_is_done_without_a_visitor()
    {
        var replica = await Site.ContainerAsync("wordpress-1");
        Assert.Equal("due", await Php.EvaluateAsync(replica, "echo wp_schedule_single_event(time(), 'nightly_report') ? 'due' : 'refused';"));

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Site.Patience);
        while (await Php.EvaluateAsync(replica, "echo wp_next_scheduled('nightly_report') ? 'due' : 'done';") != "done")
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        // The AppHost has asked for it. Page views ask for none: that would be another replica's, at the same time.
        var logs = string.Concat(await Task.WhenAll((await Site.ReplicasAsync("wordpress")).Select(Docker.LogsAsync)));
        Assert.Contains("GET /wp-cron.php?doing_wp_cron", logs, StringComparison.Ordinal);
        Assert.DoesNotContain("POST /wp-cron.php", logs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Editors_of_a_managed_site_add_and_remove_plugins_and_what_they_did_stays()
    {
        const string content = "/var/www/html/wp-content";
        var owner = await Docker.ExecAsync(
            await Site.ContainerAsync("wordpress-1"), "sh", "-c", $"mkdir {content}/plugins/mine && touch {content}/plugins/mine/mine.php && rm -r {content}/plugins/akismet && stat -c %u {content}/index.php");
        Assert.Equal("33", owner);

        await Site.SucceedAsync("wordpress", KnownResourceCommands.StopCommand);
        Assert.Empty(await Site.ReplicasAsync("wordpress"));
        await Site.SucceedAsync("wordpress", KnownResourceCommands.StartCommand);

        var replicas = await Site.ReplicasAsync("wordpress");
        Assert.Equal(3, replicas.Length);
        foreach (var replica in replicas)
        {
            Assert.Equal("mine.php", await Docker.ExecAsync(replica, "sh", "-c", $"ls {content}/plugins/mine; ls -d {content}/plugins/akismet 2>/dev/null; true"));
        }
    }

    private async Task<int> AddressesAsync(string name) =>
        (await Docker.ExecAsync(await Site.ContainerAsync("mariadb"), "getent", "ahostsv4", name)).Split('\n').Select(static line => line.Split(' ')[0]).Distinct().Count();
}
