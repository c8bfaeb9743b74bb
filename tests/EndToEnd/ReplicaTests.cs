using System.Text.RegularExpressions;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.EndToEnd;

/// <summary>Whatever happens to one replica, the site goes on.</summary>
public class ReplicaTests(Cluster cluster) : ClusterTest(cluster)
{
    private const int Visitors = 4;

    [Fact]
    public async Task A_replica_that_dies_under_load_costs_no_GET_and_comes_back_by_itself()
    {
        var dying = await Site.ContainerAsync("wordpress-2");
        var startedAt = await Docker.StartedAtAsync(dying);

        await using var load = Load.Begin(Site.Address(), Visitors, Load.Get);
        await load.GoOnAsync(50);
        await Docker.CrashAsync(dying);
        await load.GoOnAsync(50);
        while (await Docker.StartedAtAsync(dying) == startedAt)
        {
            await load.GoOnAsync(1);
        }

        await AllAnswerAsync(3);
        await load.EndWithoutFailureAsync();
    }

    [Fact]
    public async Task A_replica_that_is_killed_under_load_costs_no_GET_and_is_brought_back_by_its_start_command()
    {
        await Site.HealthyAsync("wordpress");
        var killed = await Site.ContainerAsync("wordpress-1");

        await using var load = Load.Begin(Site.Address(), Visitors, Load.Get);
        await load.GoOnAsync(50);
        await Docker.RunAsync("kill", killed);
        await Site.UntilAsync("wordpress-1", static s => KnownResourceStates.TerminalStates.Contains(s.State?.Text));
        var degraded = await Site.UntilAsync("wordpress", static s => s.HealthStatus == HealthStatus.Degraded);
        Assert.Contains(degraded.HealthReports, static r => r.Description?.StartsWith("2 of 3 replicas are ready", StringComparison.Ordinal) == true);
        await load.GoOnAsync(20);

        await Site.SucceedAsync("wordpress-1", KnownResourceCommands.StartCommand);
        await Site.HealthyAsync("wordpress");
        await AllAnswerAsync(3);
        await load.EndWithoutFailureAsync();
    }

    [Fact]
    public async Task Aspires_own_stop_start_and_restart_of_a_replica_under_load_fail_no_request()
    {
        await Site.HealthyAsync("wordpress");
        var before = await Site.ReplicasAsync("wordpress");

        await using var load = Load.Begin(Site.Address(), Visitors, Load.GetOrPost);
        await load.GoOnAsync(20);
        await Site.SucceedAsync("wordpress-3", KnownResourceCommands.StopCommand);
        await Site.UntilAsync("wordpress", static s => s.HealthStatus == HealthStatus.Degraded);
        await load.GoOnAsync(20);
        await Site.SucceedAsync("wordpress-3", KnownResourceCommands.StartCommand);
        await Site.HealthyAsync("wordpress");
        await load.GoOnAsync(20);
        await Site.SucceedAsync("wordpress-1", KnownResourceCommands.RestartCommand);
        await load.GoOnAsync(20);
        await AllAnswerAsync(3);
        await load.EndWithoutFailureAsync();

        await Site.HealthyAsync("wordpress");
        var after = await Site.ReplicasAsync("wordpress");
        Assert.Equal(before[1], after[1]);
        Assert.NotEqual(before[0], after[0]);
        Assert.NotEqual(before[2], after[2]);
    }

    [Fact]
    public async Task A_site_whose_replicas_have_all_stopped_has_stopped()
    {
        await Site.HealthyAsync("wordpress");
        var stopped = new TaskCompletionSource<string?>();
        var eventing = Site.App.Services.GetRequiredService<IDistributedApplicationEventing>();
        var subscription = eventing.Subscribe<ResourceStoppedEvent>((e, _) =>
        {
            if (e.Resource.Name == "wordpress")
            {
                stopped.TrySetResult(e.ResourceEvent.Snapshot.State?.Text);
            }

            return Task.CompletedTask;
        });

        await Task.WhenAll(Enumerable.Range(1, 3).Select(i => Site.SucceedAsync($"wordpress-{i}", KnownResourceCommands.StopCommand)));
        Assert.Equal(KnownResourceStates.Exited, await stopped.Task.WaitAsync(TestContext.Current.CancellationToken));
        eventing.Unsubscribe(subscription);
        var site = await Site.StateAsync("wordpress", KnownResourceStates.Exited);
        Assert.NotNull(site.StopTimeStamp);
        Assert.All(site.Urls, static u => Assert.True(u.IsInactive));

        await Task.WhenAll(Enumerable.Range(1, 3).Select(i => Site.SucceedAsync($"wordpress-{i}", KnownResourceCommands.StartCommand)));
        await Site.HealthyAsync("wordpress");
        Assert.Null((await Site.SnapshotAsync("wordpress")).StopTimeStamp);
        await AllAnswerAsync(3);
    }

    [Fact]
    public async Task A_rolling_restart_replaces_every_replica_and_no_request_fails()
    {
        await Site.HealthyAsync("wordpress");
        var before = await Site.ReplicasAsync("wordpress");

        await using var load = Load.Begin(Site.Address(), Visitors, Load.GetOrPost);
        await load.GoOnAsync(20);
        Assert.Equal("'wordpress' is restarted, 3 replicas.", await Site.SucceedAsync("wordpress", KnownResourceCommands.RestartCommand));
        await load.GoOnAsync(20);
        await load.EndWithoutFailureAsync();

        var after = await Site.ReplicasAsync("wordpress");
        Assert.Equal(3, after.Length);
        Assert.Empty(before.Intersect(after));
    }

    [Fact]
    public async Task A_site_is_scaled_down_restarted_with_a_single_replica_and_scaled_up_and_no_request_fails()
    {
        await using var load = Load.Begin(Site.Address(), Visitors, Load.GetOrPost);
        await load.GoOnAsync(20);
        Assert.Equal("'wordpress' has 1 replica.", await ScaleAsync(1));
        var single = Assert.Single(await Site.ReplicasAsync("wordpress"));
        await load.GoOnAsync(20);

        await Site.SucceedAsync("wordpress", KnownResourceCommands.RestartCommand);
        Assert.NotEqual(single, Assert.Single(await Site.ReplicasAsync("wordpress")));

        Assert.Equal("'wordpress' has 4 replicas.", await ScaleAsync(4));
        Assert.Equal(4, (await Site.ReplicasAsync("wordpress")).Length);
        await AllAnswerAsync(4);

        await ScaleAsync(3);
        await load.GoOnAsync(20);
        await load.EndWithoutFailureAsync();
        Assert.Equal(3, (await Site.ReplicasAsync("wordpress")).Length);
        await Site.HealthyAsync("wordpress");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("9")]
    [InlineData("many")]
    public async Task A_number_of_replicas_that_is_not_allowed_is_refused(string replicas)
    {
        var refused = await Site.ExecuteAsync("wordpress", "scale", ("replicas", replicas));

        Assert.False(refused.Success);
        Assert.Contains(replicas == "many" ? "argument" : "allowed are 1 to 8", refused.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, (await Site.ReplicasAsync("wordpress")).Length);
    }

    [Fact]
    public async Task Replicas_that_start_at_once_upgrade_the_database_of_an_older_WordPress_once_while_another_serves()
    {
        const string read = "echo $wpdb->get_var(\"SELECT option_value FROM $wpdb->options WHERE option_name = 'db_version'\");";
        await ScaleAsync(1);
        var serving = await Site.ContainerAsync("wordpress-1");
        var version = await Php.EvaluateAsync(serving, read);

        // Behind the back of the object cache, as a restored dump would.
        await Php.EvaluateAsync(serving, "$wpdb->query(\"UPDATE $wpdb->options SET option_value = '57155' WHERE option_name = 'db_version'\");");
        await using var load = Load.Begin(Site.Address(), 2, Load.Get);
        await load.GoOnAsync(10);
        await ScaleAsync(3);
        await load.GoOnAsync(10);
        await load.EndWithoutFailureAsync();

        var logs = string.Concat(await Task.WhenAll((await Site.ReplicasAsync("wordpress")).Select(Docker.LogsAsync)));
        Assert.Single(Regex.Matches(logs, $"upgraded from version 57155 to {version}"));
        Assert.Equal(version, await Php.EvaluateAsync(serving, read));
        await Site.HealthyAsync("wordpress");
    }

    private Task<string> ScaleAsync(int replicas) => Site.SucceedAsync("wordpress", "scale", ("replicas", replicas.ToString(provider: null)));

    private async Task AllAnswerAsync(int replicas)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Site.Patience);
        using var visitor = Site.Client();
        var seen = new HashSet<string>();
        while (seen.Count < replicas)
        {
            patience.Token.ThrowIfCancellationRequested();
            seen.Add((await Visits.PayAsync(visitor)).Replica);
        }
    }
}
