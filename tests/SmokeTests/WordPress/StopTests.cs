using System.Net;
using DotNet.Testcontainers.Builders;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>What a stop does to the requests that a site has, and at which moments it is heeded.</summary>
public sealed class StopTests(SmokeTestAssembly assembly)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WordPressBuilder WordPress => new(assembly.Images.WordPress);

    /// <summary>One whose PHP waits longer for its requests than a test does.</summary>
    private WordPressBuilder WithPatientPhp => WordPress.WithoutReadiness().WithResourceMapping(
        Images.ReadWithSetting("php/fpm.conf", "process_control_timeout = 25s", "process_control_timeout = 1h"), "/etc/php/8.4/fpm/wordpress.conf");

    [Theory]
    [InlineData("QUIT")]
    [InlineData("TERM")]
    public async Task A_stop_lets_a_request_of_three_seconds_finish(string signal)
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = WordPress.WithDatabase(database).WithPage("slow.php").Build();
        await site.StartAsync(Cancellation);

        var request = site.GetAsync("/slow.php", Cancellation);
        await Condition.UntilAsync(async () => (await site.ExecAsync(["test", "-e", "/tmp/slow-request-has-begun"], Cancellation)).ExitCode == 0, "the request has begun", Cancellation);
        var stop = signal == "QUIT"
            // What an engine does by default: the image's own stop signal.
            ? DockerCli.StopAsync(site.Id, Cancellation)
            : DockerCli.RunAsync(["kill", "--signal=" + signal, site.Id], Cancellation);

        using var response = await request;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("finished", await response.Content.ReadAsStringAsync(Cancellation));
        await stop;
        Assert.Equal("0\n", await DockerCli.RunAsync(["wait", site.Id], Cancellation));
    }

    [Fact]
    public async Task A_request_that_never_ends_does_not_keep_a_stop_from_ending()
    {
        await using var site = WithPatientPhp.WithEnvironment("WORDPRESS_SKIP_BOOTSTRAP", "yes").WithPage("held.php").Build();
        await site.StartAsync(Cancellation);
        var request = site.GetAsync("/held.php", Cancellation);
        await Condition.UntilAsync(async () => (await site.ExecAsync(["test", "-e", "/tmp/held-request-has-begun"], Cancellation)).ExitCode == 0, "the request has begun", Cancellation);

        await DockerCli.StopAsync(site.Id, Cancellation);

        Assert.Equal(0, await site.GetExitCodeAsync(Cancellation));
        await Assert.ThrowsAsync<HttpRequestException>(() => request);
    }

    [Fact]
    public async Task A_stop_right_after_the_start_is_heeded()
    {
        var id = (await DockerCli.RunAsync(["run", "--detach", TestRun.LabelArgument, "--env=WORDPRESS_DB_HOST=127.0.0.1:1", assembly.Images.WordPress], Cancellation)).Trim();
        await Condition.UntilAsync(async () => (await DockerCli.TryAsync(["exec", id, "test", "-d", "/tmp/wordpress"], Cancellation)).ExitCode == 0, "the start has begun", Cancellation);

        await DockerCli.StopAsync(id, Cancellation);

        Assert.Equal("0\n", await DockerCli.RunAsync(["wait", id], Cancellation));
        await DockerCli.RunAsync(["rm", "--volumes", id], Cancellation);
    }

    [Fact]
    public async Task A_stop_while_PHP_starts_is_heeded()
    {
        // It waits for the last of PHP's sockets for as long as the test wants.
        await using var site = WordPress.WithWaitStrategy(Wait.ForUnixContainer())
            .WithResourceMapping(Images.ReadWithSetting("lib/processes.sh", "probe.sock", "never.sock"), "/usr/local/lib/wordpress/entrypoint/processes.sh").Build();
        await site.StartAsync(Cancellation);
        await Condition.UntilAsync(async () => (await site.ExecAsync(["test", "-S", "/tmp/wordpress/probe.sock"], Cancellation)).ExitCode == 0, "PHP has started", Cancellation);

        await DockerCli.StopAsync(site.Id, Cancellation);

        Assert.Equal(0, await site.GetExitCodeAsync(Cancellation));
    }

    [Fact]
    public async Task A_stop_while_it_waits_for_the_database_is_a_quick_one()
    {
        // Neither does the entrypoint set an end to it: a stop that is not quick by itself ends with 137.
        await using var site = WithPatientPhp.WithEnvironment("WORDPRESS_DB_HOST", "127.0.0.1:1")
            .WithResourceMapping(Images.ReadWithSetting("lib/processes.sh", "STOPPING > 25", "STOPPING > 3600"), "/usr/local/lib/wordpress/entrypoint/processes.sh").Build();
        await site.StartAsync(Cancellation);

        await DockerCli.StopAsync(site.Id, Cancellation);
        Assert.Equal(0, await site.GetExitCodeAsync(Cancellation));
    }
}
