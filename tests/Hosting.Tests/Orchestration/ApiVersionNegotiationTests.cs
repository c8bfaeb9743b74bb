using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Tests.Orchestration;

public class ApiVersionNegotiationTests
{
    [Theory]
    [InlineData("1.41", "1.12", "1.41")] // Docker 20.10
    [InlineData("1.47", "1.24", "1.47")] // Docker 27
    [InlineData("1.52", "1.44", "1.52")] // Docker 29, which refuses 1.41
    [InlineData("1.60", "1.44", "1.52")] // an engine newer than this client
    [InlineData("1.41", "", "1.41")] // Podman leaves the minimum out
    public void The_newest_version_that_both_sides_speak_is_chosen(string newest, string oldest, string chosen) =>
        Assert.Equal(Version.Parse(chosen), ApiVersionNegotiation.Choose(newest, oldest));

    [Fact]
    public void An_engine_that_is_too_old_is_refused_with_what_is_needed()
    {
        var error = Assert.Throws<DistributedApplicationException>(() => ApiVersionNegotiation.Choose("1.40", "1.12"));
        Assert.Contains("1.40", error.Message, StringComparison.Ordinal);
        Assert.Contains("1.41", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_that_is_too_new_is_refused_with_what_is_spoken()
    {
        var error = Assert.Throws<DistributedApplicationException>(() => ApiVersionNegotiation.Choose("2.1", "2.0"));
        Assert.Contains("from 2.0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_is_no_version_is_refused() =>
        Assert.Contains("'hello'", Assert.Throws<DistributedApplicationException>(() => ApiVersionNegotiation.Choose("hello", null)).Message, StringComparison.Ordinal);
}
