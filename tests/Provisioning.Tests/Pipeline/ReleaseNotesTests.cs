using System.Collections.Immutable;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Pipeline;

namespace WpAspire.Provisioning.Tests.Pipeline;

/// <summary>What deploys write into the history, and a rollback reads there.</summary>
public class ReleaseNotesTests
{
    [Fact]
    public void A_note_names_what_services_ran_before()
    {
        var outputs = new Dictionary<string, OutputValue>
        {
            ["wordpress-task-definition"] = new("arn:wordpress:2", false),
            ["wordpress-service"] = new("wordpress-1", false),
            ["toolbox-task-definition"] = new("arn:toolbox:7", false),
        };

        Assert.Equal("deploy blog dev: about 9.50 USD a month; before: wordpress=arn:wordpress:2", ReleaseNotes.Write("deploy blog dev", new(9.5m, null), outputs));
        Assert.Equal("deploy blog dev: about 9.50 USD a month", ReleaseNotes.Write("deploy blog dev", new(9.5m, null), new Dictionary<string, OutputValue>()));
    }

    [Theory]
    [InlineData("v3", "v2", "v2", "v1")]
    [InlineData("v2", "v1", "v2", "v1")]
    [InlineData("v3", "v2", "v3", "v2", "v1")]
    [InlineData("v1", null, "v1")]
    [InlineData("v1", null)]
    public void A_rollback_goes_one_version_back_each_time(string current, string? before, params string[] earlier) =>
        Assert.Equal(before, ReleaseNotes.Before(earlier.Select(static e => Update($"deploy blog dev: about 1.00 USD a month; before: wordpress={e}")), "wordpress", current));

    [Fact]
    public void A_rollback_is_no_version() =>
        Assert.Null(ReleaseNotes.Before([Update("rollback 'wordpress' to v1; before: wordpress=v2")], "wordpress", "v1"));

    private static UpdateSummary Update(string message) => new()
    {
        Kind = UpdateKind.Update,
        StartTime = DateTimeOffset.UnixEpoch,
        Message = message,
        Environment = ImmutableDictionary<string, string>.Empty,
        Config = ImmutableDictionary<string, ConfigValue>.Empty,
        Result = UpdateState.Succeeded,
    };
}
