using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Tests.Orchestration;

public class ReplicaAggregateTests
{
    private static readonly ImmutableArray<UrlSnapshot> s_urls = [new UrlSnapshot("http", "http://localhost:8080", IsInternal: false)];

    public static TheoryData<string[], string> States() => new()
    {
        { ["Running"], "Running" },
        { ["Running", "Starting", "Exited"], "Running" },
        { ["Starting", "FailedToStart"], "FailedToStart" },
        { ["Starting", "Building"], "Building" },
        { ["Exited", "Stopping"], "Stopping" },
        { ["Exited", "Exited"], "Exited" },
        { ["Finished", "Finished"], "Finished" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void The_state_of_the_resource_is_the_most_telling_of_its_replicas(string[] replicas, string expected) =>
        Assert.Equal(expected, Apply([.. replicas.Select((state, i) => new ReplicaState { Replica = i + 1, State = state })]).State!.Text);

    [Fact]
    public void A_resource_is_healthy_when_all_replicas_are() =>
        Assert.Equal(HealthStatus.Healthy, Apply(Running(1, HealthStatus.Healthy), Running(2, HealthStatus.Healthy)).HealthStatus);

    [Fact]
    public void A_replica_that_fails_its_check_leaves_the_resource_degraded_and_is_named()
    {
        var snapshot = Apply(Running(1, HealthStatus.Healthy), Running(2, HealthStatus.Unhealthy, "GET / answers 500, not 200."));

        Assert.Equal(HealthStatus.Degraded, snapshot.HealthStatus);
        Assert.Equal("Replica 2: GET / answers 500, not 200.", Assert.Single(snapshot.HealthReports).Description);
    }

    [Fact]
    public void A_replica_that_does_not_run_leaves_the_resource_degraded_and_is_named()
    {
        var snapshot = Apply(Running(1, HealthStatus.Healthy), new ReplicaState { Replica = 2, State = KnownResourceStates.Exited });

        Assert.Equal(HealthStatus.Degraded, snapshot.HealthStatus);
        Assert.Equal("1 of 2 replicas run: replica 2 is Exited.", snapshot.HealthReports.Single(static r => r.Name == ReplicaAggregate.Replicas).Description);
    }

    [Fact]
    public void A_resource_is_unhealthy_when_no_replica_is_healthy() =>
        Assert.Equal(HealthStatus.Unhealthy, Apply(Running(1, HealthStatus.Unhealthy), Running(2, HealthStatus.Unhealthy)).HealthStatus);

    [Fact]
    public void Checks_that_have_not_run_yet_say_nothing_yet() =>
        Assert.Null(Assert.Single(Apply(Running(1, null), Running(2, null)).HealthReports).Status);

    [Fact]
    public void The_reports_of_a_single_replica_are_the_resources()
    {
        var replica = Running(1, HealthStatus.Unhealthy, "down");

        Assert.Equal(replica.Health, Apply(replica).HealthReports);
    }

    [Fact]
    public void A_resource_that_does_not_run_has_no_address_and_tells_how_it_ended()
    {
        var stopped = DateTime.UtcNow;
        var snapshot = Apply(
            new ReplicaState { Replica = 1, State = KnownResourceStates.Exited, ExitCode = 1, StoppedAt = stopped.AddMinutes(-1) },
            new ReplicaState { Replica = 2, State = KnownResourceStates.Exited, ExitCode = 2, StoppedAt = stopped });

        Assert.Empty(snapshot.Urls);
        Assert.Equal((2, stopped), (snapshot.ExitCode, snapshot.StopTimeStamp));
        Assert.Equal(s_urls, Apply(Running(1, HealthStatus.Healthy)).Urls);
    }

    private static CustomResourceSnapshot Apply(params ReplicaState[] replicas) =>
        ReplicaAggregate.Apply(new CustomResourceSnapshot { ResourceType = "Container", Properties = [] }, replicas, s_urls);

    private static ReplicaState Running(int replica, HealthStatus? health, string? description = null) => new()
    {
        Replica = replica,
        State = KnownResourceStates.Running,
        Container = new ContainerState { Id = $"id{replica}", Name = $"box-{replica}", Resource = "box", Replica = replica, Status = "running" },
        Health = [new HealthReportSnapshot("check", health, description, null)],
    };
}
