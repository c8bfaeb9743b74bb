using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Tests.Orchestration;

public class RuntimeOptionsParserTests
{
    [Fact]
    public void Options_are_read_in_each_of_their_spellings()
    {
        var options = Parse("--read-only", "--user=33:33", "-m", "512m", "--cpus", "1.5", "--cap-drop", "ALL", "--cap-add=NET_BIND_SERVICE", "--stop-timeout", "40", "--init=false");

        Assert.True(options.ReadOnlyRoot);
        Assert.Equal("33:33", options.User);
        Assert.Equal(512L << 20, options.Memory);
        Assert.Equal(1_500_000_000, options.NanoCpus);
        Assert.Equal(["ALL"], options.CapDrop);
        Assert.Equal(["NET_BIND_SERVICE"], options.CapAdd);
        Assert.Equal(40, options.StopTimeout);
        Assert.False(options.Init);
    }

    [Fact]
    public void Tmpfs_has_a_path_and_options()
    {
        var options = Parse("--tmpfs", "/tmp", "--tmpfs", "/run:size=16m,mode=1777");

        Assert.Equal("", options.Tmpfs["/tmp"]);
        Assert.Equal("size=16m,mode=1777", options.Tmpfs["/run"]);
    }

    [Theory]
    [InlineData("512", 512)]
    [InlineData("512b", 512)]
    [InlineData("2k", 2048)]
    [InlineData("3M", 3 << 20)]
    [InlineData("1g", 1 << 30)]
    public void Sizes_have_units(string text, long bytes) => Assert.Equal(bytes, Parse("--memory", text).Memory);

    [Theory]
    [InlineData("'--frobnicate' of the resource 'box' is not supported: allowed are", "--frobnicate")]
    [InlineData("'--user' of the resource 'box' needs a value", "--user")]
    [InlineData("--memory is 'lots'", "--memory", "lots")]
    [InlineData("--memory is '0'", "--memory", "0")]
    [InlineData("--memory is '-1m'", "--memory", "-1m")]
    [InlineData("--cpus is 'all'", "--cpus", "all")]
    [InlineData("--stop-timeout is 'soon'", "--stop-timeout", "soon")]
    public void What_is_wrong_is_named(string message, params string[] arguments) =>
        Assert.Contains(message, Assert.Throws<DistributedApplicationException>(() => Parse(arguments)).Message, StringComparison.Ordinal);

    private static RuntimeOptions Parse(params string[] arguments) => RuntimeOptionsParser.Parse("box", arguments);
}
