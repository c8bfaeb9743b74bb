using Spectre.Console.Testing;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Tests.Automation;

public class DeploymentDisplayTests
{
    [Fact]
    public async Task A_log_has_a_line_for_each_change_and_none_for_what_stays_the_same() => Assert.Equal(
        """
           0 s  Downloading provider: aws
           2 s  aws:ec2:Vpc network  creating
           4 s  aws:ec2:Vpc network  created (2 s)
           4 s  aws:rds:Instance database  creating
           4 s  aws:rds:Instance database  warning: The parameter will be applied at the next reboot
         120 s  aws:rds:Instance database  created (1 min 56 s)
         120 s  aws:ecs:Service web  updating
         123 s  aws:ecs:Service web  updated (3 s)
        4 created, 1 updated, 1 unchanged in 2 min 3 s.
        Outputs:
          databasePassword  [secret]
          login             {"user": "admin", "password": [secret]}
          replicas          2
          url               https://blog.example
          zones             ["eu-central-1a", "eu-central-1b"]
        """,
        await LogAsync("deployed"));

    [Fact]
    public async Task A_log_tells_what_failed_and_why() => Assert.Equal(
        """
           1 s  aws:ec2:Vpc network  creating
           3 s  aws:ec2:Vpc network  created (2 s)
           3 s  aws:rds:Instance database  creating
           5 s  aws:rds:Instance database  creating failed
           5 s  aws:rds:Instance database  error: sdk-v2/provider2.go:572: sdk.helper_schema: creating RDS DB Instance (blog): operation error RDS: CreateDBInstance, https response error StatusCode: 400, RequestID: 7d0c, api error DBInstanceAlreadyExists: DB instance already exists: provider=aws@7.48.0
           5 s  aws:rds:Instance database  error: 1 error occurred:
           5 s      * creating RDS DB Instance (blog): operation error RDS: CreateDBInstance, https response error StatusCode: 400, RequestID: 7d0c, api error DBInstanceAlreadyExists: DB instance already exists
           5 s  pulumi:pulumi:Stack wordpress-blog-blog  creating failed
           5 s  error: update failed
        1 created, 1 failed in 5 s.
        """,
        await LogAsync("resource-fails"));

    [Fact]
    public async Task A_log_tells_that_it_stops() => Assert.Equal(
        """
           0 s  aws:rds:Instance database  creating
           2 s  Stopping in order: steps that have begun are finished. Ctrl+C again stops at once, and may leave resources that Pulumi does not know.
          90 s  aws:rds:Instance database  created (1 min 30 s)
          90 s  error: update canceled
        1 created in 1 min 30 s.
        """,
        await LogAsync("interrupted"));

    [Fact]
    public async Task A_preview_tells_what_is_to_be_done() => Assert.Equal(
        """
           0 s  aws:ec2:Vpc network  create
           0 s  aws:rds:Instance database  replace
        2 to create, 1 to replace, 7 unchanged in 2 s.
        Outputs:
          url  [unknown]
        """,
        await LogAsync("previewed", "preview"));

    [Fact]
    public async Task A_refresh_and_a_destruction_tell_what_they_find_and_delete()
    {
        Assert.Equal(
            """
               0 s  aws:ec2:Vpc network  refreshing
               0 s  aws:ecs:Service web  refreshing
               1 s  aws:ecs:Service web  updated (1 s)
            1 updated, 1 unchanged in 1 s.
            """,
            await LogAsync("refreshed", "refresh"));
        Assert.Equal(
            """
               0 s  aws:rds:Instance database  deleting
             200 s  aws:rds:Instance database  deleted (3 min 20 s)
            2 deleted in 3 min 20 s.
            """,
            await LogAsync("destroyed", "destroy"));
    }

    [Fact]
    public async Task An_error_of_the_engine_is_told_and_without_a_summary_there_is_no_sum()
    {
        var lines = new List<string>();
        await using (var display = DeploymentDisplay.Create(new() { IsInteractive = false, WriteLine = lines.Add }))
        {
            display.OnEvent(new() { Timestamp = 5, ErrorEvent = new() { Error = "the engine stalled\n" } });
        }

        Assert.Equal(["   0 s  error: the engine stalled"], lines);
    }

    [Fact]
    public async Task Secrets_that_the_caller_knows_are_masked_too()
    {
        Assert.DoesNotContain("blog.example", await LogAsync("deployed", mask: static t => t.Replace("blog.example", "******", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("blog.example", await LiveAsync("deployed", mask: static t => t.Replace("blog.example", "******", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_has_a_table_and_then_what_came_of_it()
    {
        var shown = await LiveAsync("deployed");

        var end = string.Join('\n', shown[shown.LastIndexOf('╭')..].Split('\n').Select(static l => l.TrimEnd()));
        Assert.Equal(
            """
            ╭──────────┬──────────────────┬─────────┬────────────╮
            │ Resource │ Type             │ State   │       Time │
            ├──────────┼──────────────────┼─────────┼────────────┤
            │ network  │ aws:ec2:Vpc      │ created │        2 s │
            │ database │ aws:rds:Instance │ created │ 1 min 56 s │
            │ web      │ aws:ecs:Service  │ updated │        3 s │
            ╰──────────┴──────────────────┴─────────┴────────────╯
            aws:rds:Instance database  warning: The parameter will be applied at the next reboot
            4 created, 1 updated, 1 unchanged in 2 min 3 s.
            Outputs:
              databasePassword  [secret]
              login             {"user": "admin", "password": [secret]}
              replicas          2
              url               https://blog.example
              zones             ["eu-central-1a", "eu-central-1b"]

            """,
            end);
    }

    [Fact]
    public async Task A_terminal_shows_that_it_stops_and_what_failed()
    {
        Assert.Contains("Stopping in order", await LiveAsync("interrupted"), StringComparison.Ordinal);
        Assert.Contains("creating failed", await LiveAsync("resource-fails"), StringComparison.Ordinal);
        Assert.Contains("error: 1 error occurred:", await LiveAsync("resource-fails"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_display_may_be_disposed_of_twice()
    {
        using var console = new TestConsole();
        await using var display = DeploymentDisplay.Create(new() { IsInteractive = true, Console = console });
        await display.DisposeAsync();
        Assert.Equal(DeploymentProgress.Empty, display.Progress);
    }

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(59.6, "1 min 0 s")]
    [InlineData(754, "12 min 34 s")]
    [InlineData(4000, "66 min 40 s")]
    public void A_time_is_in_seconds_or_minutes(double seconds, string text) => Assert.Equal(text, ProgressText.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_sum_of_nothing_says_so() => Assert.Equal("Nothing to do.", ProgressText.Total(DeploymentProgress.Empty));

    [Fact]
    public void Where_there_is_no_room_for_all_what_failed_and_what_goes_on_is_shown_first()
    {
        var resources = Enumerable.Range(0, 100).Select(static i => new ResourceProgress
        {
            Urn = $"urn:pulumi:blog::p::aws:s3/bucket:Bucket::b{i}",
            Index = i,
            Operation = OperationType.Create,
            State = i == 10 ? ResourceState.Failed : i is 20 or 21 ? ResourceState.InProgress : ResourceState.Done,
            StartedAt = DateTimeOffset.UnixEpoch,
            EndedAt = DateTimeOffset.UnixEpoch.AddSeconds(i),
        }).ToList();

        Assert.Equal([10, 20, 21, 98, 99], DeploymentRows.Fitting(resources, terminalHeight: 12).Select(static r => r.Index));
        Assert.Equal([10, 20, 21, 98, 99], DeploymentRows.Fitting(resources, terminalHeight: 1).Select(static r => r.Index));
        Assert.Same(resources, DeploymentRows.Fitting(resources, terminalHeight: 200));
    }

    private static async Task<string> LogAsync(string scenario, string command = "up", Func<string, string>? mask = null)
    {
        var lines = new List<string>();
        await using (var display = DeploymentDisplay.Create(new() { IsInteractive = false, WriteLine = lines.Add, Mask = mask ?? (static t => t) }))
        {
            Give(display, DeploymentProgressTests.Events(scenario, command));
        }

        return string.Join('\n', lines);
    }

    private static async Task<string> LiveAsync(string scenario, Func<string, string>? mask = null)
    {
        using var console = new TestConsole();
        console.Profile.Width = 200;
        console.Profile.Height = 40;
        await using (var display = DeploymentDisplay.Create(new() { IsInteractive = true, Console = console, Mask = mask ?? (static t => t) }))
        {
            Give(display, DeploymentProgressTests.Events(scenario));
        }

        return console.Output;
    }

    private static void Give(IDeploymentDisplay display, IEnumerable<EngineEvent> events)
    {
        foreach (var engineEvent in events)
        {
            display.OnEvent(engineEvent);
        }
    }
}
