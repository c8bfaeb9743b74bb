using Microsoft.Extensions.Configuration;
using WpAspire.Provisioning.Pipeline;

namespace WpAspire.Provisioning.Tests.Pipeline;

/// <summary>The AppHost's command line, where Aspire takes whatever it does not know for a setting.</summary>
public class StepCommandLineTests
{
    [Fact]
    public void A_setting_is_what_stands_behind_set() => Assert.Equal(
        [new("Aws:Region", "eu-west-1"), new("Aws:Domain", "a=b"), new("Aws:Profile", "")],
        Read("--set", "Aws:Region=eu-west-1", "--set=Aws:Domain=a=b", "--name", "blog", "--set", "Aws:Profile=").Settings);

    [Fact]
    public void What_stands_behind_an_option_without_a_value_is_not_its_value() => Assert.Equal(
        [new("Pipeline:SkipConfirmation", "true"), new("Aws:Region", "eu-west-1"), new("Pipeline:OutputPath", "out")],
        Read("--yes", "--Aws:Region=eu-west-1", "--show-secrets", "--output-path", "out").Settings);

    [Theory]
    [InlineData("--set", "Aws:Region")]
    [InlineData("--set", "=x")]
    [InlineData("--set")]
    public void What_sets_nothing_is_refused(params string[] arguments)
    {
        var line = Read(arguments);
        Assert.StartsWith("--set is '", Assert.Throws<DistributedApplicationException>(() => line.Settings.ToList()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", "--yes")]
    [InlineData("true", "-y")]
    [InlineData("true", "--yes", "TRUE")]
    [InlineData("false", "--yes=false")]
    public void A_yes_needs_no_value(string expected, params string[] arguments) =>
        Assert.Equal([new("Pipeline:SkipConfirmation", expected)], Read(arguments).Settings);

    [Fact]
    public void What_every_step_takes_is_allowed()
    {
        var line = Read("--operation", "publish", "--step", "outputs", "--output-path", "out", "--name", "blog", "--environment", "prod", "--Aws:Region", "x", "Aws:Profile=y", "--format", "json", "--show-secrets");
        line.Check();
        Assert.True(line.Has("show-secrets"));
        Assert.False(line.Has("yes"));
        Assert.Equal("json", line.Format("table", "json"));
    }

    [Fact]
    public void An_option_may_be_there_several_times_or_have_several_values() =>
        Assert.Equal(["mariadb", "uploads", "network"], Read("--replace", "mariadb, uploads", "--yes", "--replace=network", "--replace", "mariadb").All("replace"));

    [Theory]
    [InlineData("'--regoin' is no option: allowed are --environment, ", "--regoin", "x")]
    [InlineData("'-o' is no option", "-o", "out")]
    [InlineData("'--Aws:Region' is no option", "--Aws:Region")]
    [InlineData("--name has no value", "--name", "--step", "publish")]
    [InlineData("--show-secrets stands before --name", "--show-secrets", "--name", "blog")]
    [InlineData("--yes is '1': allowed are true and false.", "--yes=1")]
    [InlineData("'deploy' is one argument too many: a step is named by --step, such as --operation publish --step deploy.", "deploy")]
    public void Everything_else_is_refused_in_a_sentence(string sentence, params string[] arguments) =>
        Assert.StartsWith(sentence, Assert.Throws<DistributedApplicationException>(Read(arguments).Check).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("preview")]
    [InlineData("--yes", "--operation", "publish", "--step", "publish")]
    public void A_run_is_not_begun_where_a_step_is_meant(params string[] arguments) => Assert.Throws<DistributedApplicationException>(Read(arguments).RefuseSteps);

    [Fact]
    public void A_run_takes_what_it_likes() => Read("--name", "blog", "watch", "--anything").RefuseSteps();

    private static StepCommandLine Read(params string[] arguments) => StepCommandLine.Of(new ConfigurationBuilder().AddCommandLine(arguments));
}
