using CsCheck;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Tests.Automation;

public class DeploymentProgressTests
{
    private const string Database = "urn:pulumi:blog::wordpress-blog::aws:rds/instance:Instance::database";
    private const string Network = "urn:pulumi:blog::wordpress-blog::aws:ec2/vpc:Vpc::network";

    [Fact]
    public void A_deployment_is_the_sum_of_its_events()
    {
        var progress = Of("deployed");

        Assert.Equal(["network", "database", "web"], progress.VisibleResources.Select(static r => r.Identity.Name));
        Assert.All(progress.VisibleResources, static r => Assert.Equal(ResourceState.Done, r.State));
        Assert.Empty(progress.FailedResources);
        Assert.Equal(OperationResult.Succeeded, progress.Summary!.Result);
        Assert.Null(progress.Activity);
        Assert.False(progress.IsCancelling);
        Assert.Equal(TimeSpan.FromSeconds(123), progress.LatestAt - progress.StartedAt);
    }

    [Fact]
    public void What_stays_the_same_is_not_visible_but_counted()
    {
        var progress = Of("deployed");

        Assert.Contains(progress.Resources.Values, static r => r is { Operation: OperationType.Same, IsVisible: false });
        Assert.Equal(1, progress.Totals[OperationType.Same]);
    }

    [Fact]
    public void A_resource_takes_as_long_as_its_events_say()
    {
        var database = Of("deployed").Resources[Database];

        Assert.Equal(TimeSpan.FromSeconds(116), database.Elapsed(DateTimeOffset.MaxValue));
    }

    [Fact]
    public void A_resource_that_goes_on_takes_until_now()
    {
        var database = Of("deployed", static e => e.ResourcePreEvent?.Metadata.Urn == Database).Resources[Database];

        Assert.Equal(ResourceState.InProgress, database.State);
        Assert.Equal(TimeSpan.FromSeconds(30), database.Elapsed(database.StartedAt.AddSeconds(30)));
        Assert.Equal(TimeSpan.Zero, database.Elapsed(database.StartedAt.AddSeconds(-30)));
    }

    [Fact]
    public void Outputs_are_text_and_secrets_are_masked_wherever_they_are()
    {
        var outputs = Of("deployed").Outputs;

        Assert.Equal(["databasePassword", "login", "replicas", "url", "zones"], outputs.Keys);
        Assert.Equal("[secret]", outputs["databasePassword"]);
        Assert.Equal("""{"user": "admin", "password": [secret]}""", outputs["login"]);
        Assert.Equal("2", outputs["replicas"]);
        Assert.Equal("https://blog.example", outputs["url"]);
        Assert.Equal("""["eu-central-1a", "eu-central-1b"]""", outputs["zones"]);
    }

    [Fact]
    public void In_a_preview_resources_are_planned_and_outputs_may_be_unknown()
    {
        var progress = Of("previewed", command: "preview");

        Assert.All(progress.VisibleResources, static r => Assert.True(r.IsPlanned));
        Assert.Equal("[unknown]", progress.Outputs["url"]);
        Assert.True(progress.Summary!.IsPreview);
    }

    [Fact]
    public void Messages_belong_to_their_resource_and_ephemeral_ones_to_none()
    {
        var progress = Of("deployed");

        var message = Assert.Single(progress.Resources[Database].Diagnostics);
        Assert.Equal("warning", message.Severity);
        Assert.Equal([message], progress.Diagnostics);
    }

    [Fact]
    public void A_resource_that_failed_is_failed_from_the_first_error_on()
    {
        var progress = Of("resource-fails", static e => e.DiagnosticEvent is not null);

        Assert.Equal(ResourceState.Failed, progress.Resources[Database].State);
        Assert.Null(progress.Summary);

        progress = Of("resource-fails");
        Assert.Equal(["database"], progress.FailedResources.Where(static r => !r.Identity.IsStack).Select(static r => r.Identity.Name));
        Assert.Equal(2, progress.Resources[Database].Diagnostics.Length);
        Assert.Equal(ResourceState.Done, progress.Resources[Network].State);
    }

    [Fact]
    public void What_has_failed_is_not_done_by_a_later_step()
    {
        var progress = Step(DeploymentProgress.Empty, OperationType.CreateReplacement, begun: true);
        progress = progress.Apply(new() { ResourceOperationFailedEvent = new() { Metadata = Metadata(OperationType.CreateReplacement) } });
        progress = Step(Step(progress, OperationType.Replace, begun: true), OperationType.Replace, begun: false);

        var resource = Assert.Single(progress.Resources.Values);
        Assert.Equal((ResourceState.Failed, OperationType.CreateReplacement), (resource.State, resource.Operation));
    }

    [Fact]
    public void A_replacement_is_one_resource_with_several_steps()
    {
        var progress = DeploymentProgress.Empty;
        foreach (var operation in (OperationType[])[OperationType.CreateReplacement, OperationType.Replace, OperationType.DeleteReplaced])
        {
            progress = Step(progress, operation, begun: true);
            Assert.Equal((operation, ResourceState.InProgress), (Assert.Single(progress.Resources.Values).Operation, progress.Resources[Database].State));
            progress = Step(progress, operation, begun: false);
        }

        Assert.Equal(ResourceState.Done, Assert.Single(progress.Resources.Values).State);
    }

    [Fact]
    public void A_resource_that_a_refresh_finds_unchanged_is_not_visible()
    {
        var progress = Of("refreshed", command: "refresh");

        Assert.Equal(["web"], progress.VisibleResources.Select(static r => r.Identity.Name));
        Assert.Equal(OperationType.Update, progress.VisibleResources.Single().Operation);
    }

    [Fact]
    public void A_download_is_an_activity_until_it_is_done()
    {
        Assert.Equal("Downloading provider: aws", Of("deployed", static e => e.ProgressEvent is not null).Activity!.Message);
        Assert.Null(Of("deployed", static e => e.ProgressEvent is { Done: true }).Activity);
    }

    [Fact]
    public void That_it_was_asked_to_stop_is_known_when_pulumi_says_so()
    {
        Assert.False(Of("interrupted", static e => e.ResourcePreEvent is not null).IsCancelling);
        Assert.True(Of("interrupted", static e => e.StandardOutputEvent is not null).IsCancelling);
    }

    [Fact]
    public void Until_there_is_a_summary_what_is_done_is_counted()
    {
        var progress = Of("deployed", static e => e.ResourceOutputsEvent?.Metadata.Urn == Network);

        Assert.Null(progress.Summary);
        Assert.Equal(2, progress.Totals[OperationType.Create]);
    }

    [Fact]
    public void A_time_that_is_none_is_no_error() =>
        Gen.Long.Sample(static timestamp => DeploymentProgress.Empty.Apply(new() { Timestamp = timestamp }).StartedAt is not null);

    internal static DeploymentProgress Of(string scenario, Func<EngineEvent, bool>? until = null, string command = "up")
    {
        var progress = DeploymentProgress.Empty;
        foreach (var engineEvent in Events(scenario, command))
        {
            progress = progress.Apply(engineEvent);
            if (until?.Invoke(engineEvent) is true)
            {
                break;
            }
        }

        return progress;
    }

    internal static IReadOnlyList<EngineEvent> Events(string scenario, string command = "up") =>
        EventLogParserTests.Parse(File.ReadAllBytes(EventLogParserTests.Scenario(scenario, command)), out _);

    private static DeploymentProgress Step(DeploymentProgress progress, OperationType operation, bool begun) => progress.Apply(begun
        ? new() { ResourcePreEvent = new() { Metadata = Metadata(operation) } }
        : new() { ResourceOutputsEvent = new() { Metadata = Metadata(operation) } });

    private static StepEventMetadata Metadata(OperationType operation) => new() { Op = operation, Urn = Database, Type = "aws:rds/instance:Instance" };
}
