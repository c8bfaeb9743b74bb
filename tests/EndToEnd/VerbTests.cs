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
        foreach (var verb in new[] { "run", "start", "stop", "describe", "logs", "exec", "scale", "restart", "wait", "doctor" })
        {
            Assert.Contains($"  {verb}", help.Output, StringComparison.Ordinal);
            Assert.Contains("Example", (await site.VerbAsync(verb, "--help")).Output, StringComparison.Ordinal);
        }
    }
}
