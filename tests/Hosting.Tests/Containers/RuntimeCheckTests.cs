using WpAspire.Hosting.Containers;

namespace WpAspire.Hosting.Tests.Containers;

public class RuntimeCheckTests
{
    [Theory]
    [InlineData("docker", "25.0.0")]
    [InlineData("docker", "28.2.2")]
    [InlineData("podman", "4.3.1")]
    public void What_Aspire_can_work_with_is_let_through(string program, string version) =>
        RuntimeCheck.Judge(program, new RuntimeResult(0, version + "\n", ""));

    [Fact]
    public void A_command_line_that_is_too_old_is_named_before_an_engine_that_does_not_answer()
    {
        var exception = Assert.Throws<DistributedApplicationException>(() => RuntimeCheck.Judge("docker", new RuntimeResult(1, "20.10.24+dfsg1\n", "Cannot connect to the Docker daemon.\n")));

        Assert.Equal(
            "The command line `docker` has the version 20.10.24+dfsg1, and Aspire needs 25 or newer: run `make setup`, or install a newer one. The engine may stay as it is.", exception.Message);
    }

    [Fact]
    public void What_the_command_line_says_of_the_engine_is_part_of_the_sentence()
    {
        var exception = Assert.Throws<DistributedApplicationException>(() =>
            RuntimeCheck.Judge("docker", new RuntimeResult(1, "28.2.2\n", "Cannot connect to the Docker daemon at unix:///nowhere.\nIs the docker daemon running?\n")));

        Assert.StartsWith(
            "The engine of the container runtime `docker` does not answer (Cannot connect to the Docker daemon at unix:///nowhere. Is the docker daemon running): start it", exception.Message, StringComparison.Ordinal);
    }
}
