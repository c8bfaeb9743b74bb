using System.Text.RegularExpressions;

namespace WpAspire.EndToEnd;

/// <summary>Three replicas with their sessions and their object cache in Redis, and content that editors manage.</summary>
public class ClusterTests
{
    [Fact]
    public async Task A_login_and_a_plugins_session_hold_whichever_replica_answers_and_none_believes_what_a_client_says_of_itself()
    {
        await using var site = new AppHostSite(scenario: "cluster");
        await site.StartAsync();
        await Visits.InstallAsync((await Docker.ReplicasAsync(site.Name, "wordpress"))[0]);
        using var editor = await site.ClientAsync();
        await editor.LogInAsync();
        using var stranger = await site.ClientAsync();

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
    public async Task Three_replicas_that_start_at_once_upgrade_the_database_of_an_older_WordPress_once_while_another_serves()
    {
        await using var site = new AppHostSite(scenario: "cluster");
        await site.StartAsync();
        Assert.Equal(0, (await site.VerbAsync("scale", "wordpress", "1")).ExitCode);
        using var client = await site.ClientAsync();
        var version = await EvaluateAsync("echo $wpdb->get_var(\"SELECT option_value FROM $wpdb->options WHERE option_name = 'db_version'\");");

        // Behind the back of the object cache, as a restored dump would.
        await EvaluateAsync("$wpdb->query(\"UPDATE $wpdb->options SET option_value = '57155' WHERE option_name = 'db_version'\");");
        await using var load = Load.Begin(client.Site, 2, Load.Get);
        await load.GoOnAsync(10);
        var scaled = await site.VerbAsync("scale", "wordpress", "4");
        await load.GoOnAsync(10);
        await load.EndWithoutFailureAsync();

        Assert.True(scaled.ExitCode == 0, scaled.All);
        Assert.Single(Regex.Matches((await site.VerbAsync("logs", "wordpress")).Output, $"upgraded from version 57155 to {version}"));
        Assert.Equal(version, await EvaluateAsync("echo $wpdb->get_var(\"SELECT option_value FROM $wpdb->options WHERE option_name = 'db_version'\");"));
        Assert.Contains("Hello world!", await client.GetAsync("/"), StringComparison.Ordinal);

        async Task<string> EvaluateAsync(string php)
        {
            var result = await site.VerbAsync("exec", "wordpress", "--", "php8.4", "-r", $"require '/var/www/html/wp-load.php'; {php}");
            Assert.True(result.ExitCode == 0, result.All);
            return result.Output.Trim();
        }
    }
}
