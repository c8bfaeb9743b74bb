namespace WpAspire.EndToEnd;

/// <summary>The verbs that look into a running site.</summary>
public class VerbTests
{
    [Fact]
    public async Task A_running_site_can_be_described_read_entered_and_waited_for()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();

        var wordpress = await site.DescribeAsync("wordpress");
        Assert.Equal("Running", wordpress.GetProperty("state").GetString());
        Assert.Equal("Healthy", wordpress.GetProperty("health").GetString());
        Assert.Equal("NotStarted", (await site.DescribeAsync("toolbox")).GetProperty("state").GetString());
        Assert.Equal("Healthy", (await site.DescribeAsync("wordpress-db")).GetProperty("health").GetString());

        var logs = await site.VerbAsync("logs", "mariadb", "--tail", "1000");
        Assert.Contains("ready for connections", logs.Output, StringComparison.Ordinal);
        Assert.Single((await site.VerbAsync("logs", "mariadb", "--tail", "1")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        var exec = await site.VerbAsync("exec", "mariadb", "--", "sh", "-c", "echo out; echo err >&2; exit 7");
        Assert.Equal((7, "out\n", "err\n"), (exec.ExitCode, exec.Output, exec.Error));
        Assert.Equal("given", (await site.VerbWithInputAsync("given", "exec", "mariadb", "--", "cat")).Output);

        Assert.Equal(0, (await site.VerbAsync("wait", "wordpress", "--timeout", "5")).ExitCode);
        var notDown = await site.VerbAsync("wait", "wordpress", "--status", "down", "--timeout", "1");
        Assert.Equal(1, notDown.ExitCode);
        Assert.Contains("within 1 seconds", notDown.Error, StringComparison.Ordinal);

        var doctor = await site.VerbAsync("doctor");
        Assert.True(doctor.ExitCode == 0, doctor.All);
        Assert.All(new[] { "engine", "image", "port", "disk", "secrets", "site" }, subject => Assert.Contains(subject, doctor.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_toolbox_starts_when_a_command_is_run_in_it_and_has_the_site_loaded()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();

        var title = await site.VerbAsync("exec", "toolbox", "--", "wp", "option", "get", "blogname");
        Assert.True(title.ExitCode == 0, title.All);
        Assert.Equal("WordPress", title.Output.Trim());
        Assert.Contains("admin", (await site.VerbAsync("exec", "toolbox", "--", "wp", "user", "list")).Output, StringComparison.Ordinal);
        var tables = await site.VerbAsync("exec", "toolbox", "--", "mariadb", "--skip-column-names", "-e", "SHOW TABLES LIKE 'wp_posts'");
        Assert.Equal("wp_posts", tables.Output.Trim());

        await ExecuteCommandsAsync(site);

        var stop = await site.VerbAsync("stop");
        Assert.True(stop.ExitCode == 0, stop.All);
        Assert.Empty(await Docker.ContainersAsync(site.Name));
    }

    [Fact]
    public async Task Help_lists_the_verbs_and_each_verb_has_an_example()
    {
        await using var site = new AppHostSite();
        var help = await site.VerbAsync("--help");
        Assert.Equal(0, help.ExitCode);
        foreach (var verb in new[] { "run", "start", "stop", "describe", "logs", "exec", "scale", "restart", "resource", "wait", "doctor" })
        {
            Assert.Contains($"  {verb}", help.Output, StringComparison.Ordinal);
            Assert.Contains("Example", (await site.VerbAsync(verb, "--help")).Output, StringComparison.Ordinal);
        }
    }

    // What each resource of the running site can do by itself.
    private static async Task ExecuteCommandsAsync(AppHostSite site)
    {
        var list = (await site.VerbAsync("resource", "wordpress")).Output;
        Assert.All(new[] { "login-link", "flush-cache", "run-cron", "restart" }, name => Assert.Contains(name, list, StringComparison.Ordinal));
        Assert.Contains("not now", Assert.Single(list.Split('\n'), static l => l.Trim().StartsWith("start ", StringComparison.Ordinal)), StringComparison.Ordinal);

        // Through the load balancer, as in a browser. It is in no log.
        var made = await site.VerbAsync("resource", "wordpress", "login-link");
        Assert.True(made.ExitCode == 0, made.All);
        var link = new Uri(made.Output.Trim().Split('\n')[^1]);
        using (var visitor = new HttpClient(new SocketsHttpHandler { CookieContainer = new() }))
        {
            Assert.Contains("id=\"wpadminbar\"", await visitor.GetStringAsync(link, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            using var again = await visitor.GetAsync(link, TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.Gone, again.StatusCode);
        }

        var log = (await site.VerbAsync("logs", "wordpress", "--tail", "1000")).Output;
        Assert.Contains("/wp-login-link", log, StringComparison.Ordinal);
        Assert.DoesNotContain("token", log, StringComparison.Ordinal);

        var ran = await site.VerbAsync("resource", "toolbox", "run", "--command", "echo \"$WORDPRESS_DB_PASSWORD\" | cat; mariadb -e 'SELECT SLEEP(0.2)' >&2; exit 3");
        Assert.Equal((1, "error: The command ended with exit code 3."), (ran.ExitCode, ran.Error.Trim()));
        Assert.Contains("******", ran.Output, StringComparison.Ordinal);
        Assert.Contains("SLEEP(0.2)", ran.Output, StringComparison.Ordinal);

        Assert.Contains("SELECT SLEEP(0.2)", (await site.VerbAsync("resource", "mariadb", "slow-queries")).Output, StringComparison.Ordinal);
        Assert.Contains("root", (await site.VerbAsync("resource", "mariadb", "process-list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await site.VerbAsync("resource", "wordpress", "run-cron")).ExitCode);

        Assert.Equal(
            "error: The resource 'mariadb' has no command 'fly': allowed are slow-queries, process-list, start, stop, restart.", (await site.VerbAsync("resource", "mariadb", "fly")).Error.Trim());
        Assert.StartsWith("error: The command 'run' needs the argument 'command'", (await site.VerbAsync("resource", "toolbox", "run")).Error, StringComparison.Ordinal);
        Assert.Contains("is in the state 'Running'", (await site.VerbAsync("resource", "wordpress", "start")).Error, StringComparison.Ordinal);
    }
}
