using System.Net;

namespace WpAspire.EndToEnd;

/// <summary>What a running site can be asked to do.</summary>
[Collection(SharedCluster.Name)]
public class CommandTests(Cluster cluster)
{
    private Site Site => cluster.Site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_login_link_works_once_and_is_in_no_log()
    {
        var link = new Uri((await Site.SucceedAsync("wordpress", "login-link")).Trim().Split('\n')[^1]);
        using var visitor = new HttpClient(new SocketsHttpHandler { CookieContainer = new() });

        Assert.Contains("id=\"wpadminbar\"", await visitor.GetStringAsync(link, Ct), StringComparison.Ordinal);
        using var again = await visitor.GetAsync(link, Ct);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);

        var logs = string.Concat(await Task.WhenAll((await Site.ReplicasAsync("wordpress")).Select(Docker.LogsAsync)));
        Assert.Contains("/wp-login-link", logs, StringComparison.Ordinal);
        Assert.DoesNotContain("token", logs, StringComparison.Ordinal);
        Assert.DoesNotContain("token", await Site.LogAsync("wordpress"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_toolbox_starts_when_a_command_is_run_in_it_and_has_the_site_loaded()
    {
        Assert.Equal("WordPress", (await RunAsync("wp option get blogname")).Trim());
        Assert.Contains("admin", await RunAsync("wp user list"), StringComparison.Ordinal);
        Assert.Equal("wp_posts", (await RunAsync("mariadb --skip-column-names -e \"SHOW TABLES LIKE 'wp_posts'\"")).Trim());

        var failed = await Site.ExecuteAsync("toolbox", "run", ("command", "mariadb -e 'SELECT SLEEP(0.2)' >&2; exit 3"));
        Assert.False(failed.Success);
        Assert.Equal("The command ended with exit code 3.", failed.Message);
        Assert.Contains("SLEEP(0.2)", failed.Data?.Value, StringComparison.Ordinal);

        // What was slow is told by the server.
        Assert.Contains("SELECT SLEEP(0.2)", await Site.SucceedAsync("mariadb", "slow-queries"), StringComparison.Ordinal);
        Assert.Contains("wordpress", await Site.SucceedAsync("mariadb", "process-list"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_command_without_its_argument_is_refused()
    {
        var refused = await Site.ExecuteAsync("toolbox", "run");

        Assert.False(refused.Success);
        Assert.Contains("command", refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Work_of_WordPress_is_done_when_somebody_asks_for_it()
    {
        var replica = await Site.ContainerAsync("wordpress-1");
        await Php.EvaluateAsync(replica, "wp_schedule_single_event(time() - 1, 'asked_for');");

        await Site.SucceedAsync("wordpress", "run-cron");

        Assert.Equal("done", await Php.EvaluateAsync(replica, "echo wp_next_scheduled('asked_for') ? 'due' : 'done';"));
    }

    private Task<string> RunAsync(string command) => Site.SucceedAsync("toolbox", "run", ("command", command));
}
