using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Tests.Automation;

public sealed class TimeLeftTests : IDisposable
{
    private const string Database = "aws:rds:Instance";
    private const string Service = "aws:ecs:Service";

    private static readonly DateTimeOffset s_start = DateTimeOffset.UnixEpoch;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wpaspire-experience-");

    private string File => Path.Combine(_directory.FullName, "durations.json");

    [Fact]
    public void It_is_the_longest_way_through_what_is_not_done()
    {
        var left = Left();

        // Usually ten minutes for the database, then four for the service that waits for it.
        Assert.Equal(TimeSpan.FromMinutes(14), left.Of(DeploymentProgress.Empty));
        Assert.Equal(TimeSpan.FromMinutes(8), left.Of(Progress(Row("mariadb", Database, ResourceState.InProgress), TimeSpan.FromMinutes(6))));
        Assert.Equal(TimeSpan.FromMinutes(4), left.Of(Progress(Row("mariadb", Database, ResourceState.InProgress), TimeSpan.FromMinutes(12))));
        Assert.Equal("about 4 min left, by experience", left.Text(Progress(Row("mariadb", Database, ResourceState.Done), TimeSpan.FromMinutes(10))));
    }

    [Fact]
    public void What_a_run_has_measured_is_remembered()
    {
        Experience.Load(File).Learn(Progress(Row("mariadb", Database, ResourceState.Done) with { EndedAt = s_start + TimeSpan.FromMinutes(7) }, TimeSpan.FromMinutes(7)));

        Assert.Equal(TimeSpan.FromMinutes(7), Experience.Load(File).Of(Database, OperationType.Create));
        Assert.Equal(TimeSpan.FromMinutes(11), Left().Of(DeploymentProgress.Empty));
    }

    [Fact]
    public void Where_next_to_nothing_is_left_nothing_is_said() =>
        Assert.Null(new TimeLeft(Experience.Load(File), new Dictionary<string, (string, OperationType)> { ["role"] = ("aws:iam:Role", OperationType.Create) }, new Dictionary<string, IReadOnlyCollection<string>>()).Text(DeploymentProgress.Empty));

    [Fact]
    public void A_memory_that_cannot_be_read_is_none()
    {
        System.IO.File.WriteAllText(File, "{");
        Assert.Equal(TimeSpan.FromMinutes(10), Experience.Load(File).Of(Database, OperationType.Create));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private TimeLeft Left() => new(
        Experience.Load(File),
        new Dictionary<string, (string, OperationType)> { ["mariadb"] = (Database, OperationType.Create), ["web"] = (Service, OperationType.Create), ["role"] = ("aws:iam:Role", OperationType.Create) },
        new Dictionary<string, IReadOnlyCollection<string>> { ["web"] = ["mariadb"] });

    private static DeploymentProgress Progress(ResourceProgress row, TimeSpan after) =>
        DeploymentProgress.Empty with { Resources = DeploymentProgress.Empty.Resources.SetItem(row.Urn, row), StartedAt = s_start, LatestAt = s_start + after };

    private static ResourceProgress Row(string name, string type, ResourceState state) => new()
    {
        Urn = $"urn:pulumi:blog::wpaspire-dev::{type}::{name}",
        Index = 0,
        Operation = OperationType.Create,
        State = state,
        StartedAt = s_start,
        EndedAt = state == ResourceState.Done ? s_start : null,
    };
}
