using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.Hosting.Dashboard.Resources;

namespace WpAspire.Hosting.Tests.Dashboard;

/// <summary>What is known of a resource, in the words of the dashboard.</summary>
public class ResourceViewsTests
{
    private static readonly CustomResourceSnapshot s_nothing = new() { ResourceType = "Container", Properties = [] };

    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly ContainerResource _box = new("box");

    [Theory]
    [InlineData("NotStarted", ResourceMood.Off)]
    [InlineData("Waiting", ResourceMood.Busy)]
    [InlineData("Building", ResourceMood.Busy)]
    [InlineData("Starting", ResourceMood.Busy)]
    [InlineData("Running", ResourceMood.Good)]
    [InlineData("Stopping", ResourceMood.Busy)]
    [InlineData("Finished", ResourceMood.Off)]
    [InlineData("Exited", ResourceMood.Off)]
    [InlineData("RuntimeUnhealthy", ResourceMood.Bad)]
    [InlineData("FailedToStart", ResourceMood.Bad)]
    public void A_state_has_a_mood(string state, ResourceMood expected)
    {
        var view = View(s_nothing with { State = state });

        Assert.Equal((state, expected, null), (view.State, view.Mood, view.Message));
    }

    [Fact]
    public void What_nothing_is_known_of_is_not_started()
    {
        var view = View(null);

        Assert.Equal(("NotStarted", ResourceMood.Off), (view.State, view.Mood));
        Assert.Empty(view.Commands);
    }

    [Theory]
    [InlineData(0, ResourceMood.Off)]
    [InlineData(137, ResourceMood.Bad)]
    public void What_has_ended_says_how(int exitCode, ResourceMood expected)
    {
        var view = View(s_nothing with { State = KnownResourceStates.Exited, ExitCode = exitCode });

        Assert.Equal((expected, $"It ended with exit code {exitCode}."), (view.Mood, view.Message));
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, true, "Healthy", ResourceMood.Good, null)]
    [InlineData(HealthStatus.Degraded, true, "Degraded", ResourceMood.Warning, "It is slow.")]
    [InlineData(HealthStatus.Unhealthy, true, "Unhealthy", ResourceMood.Bad, "It is slow.")]
    [InlineData(HealthStatus.Unhealthy, false, "Waiting for health", ResourceMood.Busy, "It is slow.")]
    [InlineData(null, false, "Waiting for health", ResourceMood.Busy, "It is slow.")]
    public void The_state_of_what_runs_is_its_health(HealthStatus? health, bool hasBeenReady, string state, ResourceMood mood, string? message)
    {
        var view = View(Running(hasBeenReady, new HealthReportSnapshot("page", health, "It is slow.", null)));

        Assert.Equal((state, mood, message), (view.State, view.Mood, view.Message));
    }

    [Fact]
    public void The_message_is_that_of_the_check_that_fails_and_an_exception_says_more_than_its_description()
    {
        var view = View(Running(true,
            new HealthReportSnapshot("port", HealthStatus.Healthy, "It is open.", null),
            new HealthReportSnapshot("page", HealthStatus.Unhealthy, "It failed.", "Connection refused")));

        Assert.Equal("Connection refused", view.Message);
        Assert.Equal(["port", "page"], view.Health.Select(static h => h.Name));
    }

    [Fact]
    public void Replicas_that_run_are_counted_of_those_that_should()
    {
        var view = ResourceViews.Create(_box, s_nothing, [KnownResourceStates.Running, KnownResourceStates.Starting, KnownResourceStates.Running], true, _services);

        Assert.Equal(new ReplicaCount(2, 3), view.Replicas);
        Assert.True(view.CanScale);
        Assert.Null(View(s_nothing).Replicas);
    }

    [Fact]
    public void When_it_started_is_told_while_it_is_there()
    {
        var start = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

        Assert.Equal(start, View(s_nothing with { State = KnownResourceStates.Running, StartTimeStamp = start }).StartedAt);
        Assert.Null(View(s_nothing with { State = KnownResourceStates.Exited, StartTimeStamp = start }).StartedAt);
    }

    [Theory]
    [InlineData("http://localhost:8080/", true)]
    [InlineData("https://localhost:8080/", true)]
    [InlineData("tcp://localhost:3306", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("localhost", false)]
    public void Only_what_a_browser_opens_safely_is_a_link(string url, bool isLink)
    {
        var view = View(s_nothing with { Urls = [new UrlSnapshot("http", url, IsInternal: false)] });

        Assert.Equal(new UrlView(url, url, isLink), Assert.Single(view.Urls));
    }

    [Fact]
    public void Addresses_that_are_internal_or_not_there_are_left_out_and_a_title_is_shown()
    {
        var view = View(s_nothing with
        {
            Urls =
            [
                new UrlSnapshot("a", "http://localhost:1", IsInternal: true),
                new UrlSnapshot("b", "http://localhost:2", IsInternal: false) { IsInactive = true },
                new UrlSnapshot("c", "http://localhost:3", IsInternal: false) { DisplayProperties = new("Site", 0) },
            ],
        });

        Assert.Equal(new UrlView("Site", "http://localhost:3", true), Assert.Single(view.Urls));
    }

    [Fact]
    public void A_command_that_stops_something_asks_before()
    {
        Add(KnownResourceCommands.StartCommand, "Start", "Starts it.", null);
        Add(KnownResourceCommands.StopCommand, "Stop", "Its volumes are kept.", null);
        Add("drop", "Drop", null, "Really?");

        Assert.Equal([null, "Stop box? Its volumes are kept.", "Really?"], View(s_nothing).Commands.Select(static c => c.Confirmation));
    }

    [Fact]
    public void A_command_says_whether_it_can_be_executed_and_a_hidden_one_is_not_there()
    {
        Add("enabled", "A", null, null);
        Add("disabled", "B", null, null, ResourceCommandState.Disabled);
        Add("hidden", "C", null, null, ResourceCommandState.Hidden);

        Assert.Equal([("enabled", true), ("disabled", false)], View(s_nothing).Commands.Select(static c => (c.Name, c.IsEnabled)));
    }

    [Fact]
    public void A_resource_is_named_with_its_parent_and_what_it_waits_for()
    {
        var builder = TestApp.Create();
        var database = builder.AddContainer("database", "image");
        var site = builder.AddContainer("site", "image").WaitFor(database).WithReferenceRelationship(database);
        var view = ResourceViews.Create(site.Resource, s_nothing, [], false, _services);

        Assert.Equal(("site", "Container", null), (view.Name, view.Type, view.Parent));
        Assert.Equal(["database"], view.WaitsFor);
        Assert.Contains("database", view.RefersTo);
    }

    private ResourceView View(CustomResourceSnapshot? snapshot) => ResourceViews.Create(_box, snapshot, [], false, _services);

    private static CustomResourceSnapshot Running(bool hasBeenReady, params ImmutableArray<HealthReportSnapshot> reports) => s_nothing with
    {
        State = KnownResourceStates.Running,
        HealthReports = reports,
        ResourceReadyEvent = hasBeenReady ? new(Task.CompletedTask) : null,
    };

    private void Add(string name, string title, string? description, string? confirmation, ResourceCommandState state = ResourceCommandState.Enabled) =>
        _box.Annotations.Add(new ResourceCommandAnnotation(name, title, _ => state, static _ => Task.FromResult(CommandResults.Success()), description, null, confirmation, null, null, false));
}
