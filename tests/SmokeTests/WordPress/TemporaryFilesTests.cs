using System.Net;
using DotNet.Testcontainers.Builders;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>
/// <c>/tmp</c>, the one directory that the images write to: a tmpfs, or where there is none (Fargate) an empty volume.
/// </summary>
public sealed class TemporaryFilesTests(SmokeTestAssembly assembly)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string[] BothImages => [assembly.Images.WordPress, assembly.Images.Toolbox];

    [Fact]
    public async Task The_images_declare_it_because_an_empty_volume_of_a_task_gets_its_mode_from_there()
    {
        foreach (var image in BothImages)
        {
            Assert.Equal("""{"/tmp":{}}""" + "\n", await DockerCli.RunAsync(["image", "inspect", "--format={{json .Config.Volumes}}", image], Cancellation));
            Assert.Equal("1777\n", await DockerCli.RunAsync(["run", "--rm", TestRun.LabelArgument, image, "stat", "-c", "%a", "/tmp"], Cancellation));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_site_runs_on_a_volume_and_finds_nothing_of_its_last_run_in_its_way(bool named)
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var volume = new VolumeBuilder().WithLabel(TestRun.Label, TestRun.Id).Build();
        var builder = new WordPressBuilder(assembly.Images.WordPress).WithDatabase(database).WithReadOnlyRootAndVolume();
        await using var site = (named ? builder.WithVolumeMount(volume, "/tmp") : builder).Build();
        await site.StartAsync(Cancellation);
        await site.RunAsync(Cancellation, "touch", "/tmp/left-over");
        await DockerCli.RunAsync(["kill", "--signal=KILL", site.Id], Cancellation);
        await site.StartAsync(Cancellation);

        using var home = await site.GetAsync("/", Cancellation);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        Assert.Equal("/tmp/left-over", await site.RunAsync(Cancellation, "ls", "/tmp/left-over"));
    }

    [Fact]
    public async Task A_toolbox_runs_on_a_volume_and_takes_the_settings_of_its_new_start()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        var toolbox = (await DockerCli.RunAsync(
            ["run", "--detach", "--user=33:33", "--read-only", "--cap-drop=ALL", TestRun.LabelArgument, "--network=" + assembly.Network.Name,
             "--env=WORDPRESS_DB_HOST=" + SmokeTestAssembly.DatabaseHost, "--env=WORDPRESS_DB_NAME=" + database.Name, "--env=WORDPRESS_DB_USER=" + database.User,
             "--env=WORDPRESS_DB_PASSWORD=" + database.Password, assembly.Images.Toolbox],
            Cancellation)).Trim();
        async Task<bool> ConnectsAsync() => (await DockerCli.TryAsync(["exec", toolbox, "mariadb", "--execute=SELECT 1"], Cancellation)).ExitCode == 0;
        await Condition.UntilAsync(ConnectsAsync, "the toolbox connects", Cancellation);
        await DockerCli.RunAsync(["exec", toolbox, "sh", "-c", "echo '[client]' >~/.my.cnf"], Cancellation);
        Assert.False(await ConnectsAsync());

        await DockerCli.StopAsync(toolbox, Cancellation);
        await DockerCli.RunAsync(["start", toolbox], Cancellation);

        await Condition.UntilAsync(ConnectsAsync, "the toolbox connects again", Cancellation);
        await DockerCli.RunAsync(["rm", "--force", "--volumes", toolbox], Cancellation);
    }

    [Fact]
    public async Task A_tmpfs_takes_the_place_of_the_volume_so_that_none_is_left_behind()
    {
        foreach (var image in BothImages)
        {
            var id = (await DockerCli.RunAsync(["run", "--detach", "--read-only", "--tmpfs=/tmp", TestRun.LabelArgument, image, "sleep", "infinity"], Cancellation)).Trim();

            Assert.StartsWith("tmpfs /tmp ", await DockerCli.RunAsync(["exec", id, "grep", " /tmp ", "/proc/mounts"], Cancellation), StringComparison.Ordinal);
            Assert.Equal("[]\n", await DockerCli.RunAsync(["inspect", "--format={{json .Mounts}}", id], Cancellation));
            await DockerCli.RunAsync(["rm", "--force", id], Cancellation);
        }
    }

    [Fact]
    public async Task Without_a_directory_to_write_to_it_says_so()
    {
        foreach (var image in BothImages)
        {
            var result = await DockerCli.TryAsync(["run", "--rm", "--read-only", "--tmpfs=/tmp:ro", TestRun.LabelArgument, image], Cancellation);
            Assert.Equal(1, result.ExitCode);
            Assert.StartsWith("wordpress: /tmp must be writable for user id 33", Assert.Single(result.Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }
    }
}
