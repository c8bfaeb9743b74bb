using System.Net;
using System.Net.Sockets;

namespace WpAspire.EndToEnd;

/// <summary>What is wrong is said in one sentence with a non-zero exit code, no stack trace, and nothing half-done.</summary>
public class BadInputTests
{
    [Theory]
    [InlineData("bad-resource-name", "1st_box")]
    [InlineData("duplicate-resource-name", "Box")]
    [InlineData("bad-database-name", "shop; DROP DATABASE mysql")]
    [InlineData("missing-parameter", "Parameters:site-owner")]
    [InlineData("missing-dockerfile", "no-such-directory")]
    [InlineData("never-pull", "no-such-image:1.0")]
    [InlineData("missing-image", "registry.invalid/no/such-image:1.0")]
    [InlineData("unknown-runtime-argument", "--frobnicate")]
    [InlineData("missing-bind-mount", "no-such-directory")]
    [InlineData("files-in-read-only", "read-only")]
    [InlineData("replicas-of-a-database", "'mariadb' cannot have 2 replicas")]
    [InlineData("replicas-of-one-writer", "its volume 'box-data'")]
    public async Task What_is_wrong_with_the_model_is_named(string scenario, string named)
    {
        await using var site = new AppHostSite(scenario: scenario);
        await AssertRefusedAsync(site, await site.VerbAsync("run"), named);
    }

    [Fact]
    public async Task A_failing_Dockerfile_is_reported_with_its_failing_step_and_what_that_wrote()
    {
        await using var site = new AppHostSite(scenario: "failing-dockerfile");
        var result = await site.VerbAsync("run");
        await AssertRefusedAsync(site, result, "Step 3/", "the compiler is on strike", "failing/Dockerfile");
    }

    [Fact]
    public async Task A_container_that_ends_at_its_start_is_reported_with_its_exit_code_and_last_lines()
    {
        await using var site = new AppHostSite(scenario: "exits-at-start");
        await AssertRefusedAsync(site, await site.VerbAsync("run"), "'box'", "exit code 3", "the licence key is missing");
    }

    [Theory]
    [InlineData("'frobnicate' is no verb", "frobnicate")]
    [InlineData("'--frobnicate' is no option of `run`", "run", "--frobnicate")]
    [InlineData("no resource 'mariabd': allowed are", "logs", "mariabd")]
    [InlineData("no resource 'mariabd': allowed are", "exec", "mariabd", "--", "true")]
    [InlineData("no resource 'mariabd': allowed are", "wait", "mariabd")]
    [InlineData("no resource 'wordpres': allowed are", "scale", "wordpres", "2")]
    [InlineData("allowed is a whole number from 1 to 32", "scale", "wordpress", "33")]
    [InlineData("allowed is a whole number from 1 to 32", "scale", "wordpress", "many")]
    [InlineData("needs the argument <replicas>", "scale", "wordpress")]
    [InlineData("does not run: start it with `run --name ", "scale", "wordpress", "2")]
    [InlineData("does not run: start it with `run --name ", "restart", "wordpress")]
    [InlineData("--replica is '0'", "exec", "wordpress", "--replica", "0", "--", "true")]
    [InlineData("--replica is 'two'", "logs", "wordpress", "--replica", "two")]
    [InlineData("--tail is 'many'", "logs", "--tail", "many")]
    [InlineData("--timeout is '0'", "wait", "mariadb", "--timeout", "0")]
    [InlineData("--format is 'yaml': allowed are table, json", "describe", "--format", "yaml")]
    [InlineData("--status is 'ready': allowed are healthy, up, down", "wait", "mariadb", "--status", "ready")]
    [InlineData("--set is 'Aws:Region': allowed is key=value", "describe", "--set", "Aws:Region")]
    [InlineData("needs the argument <command>", "exec", "mariadb")]
    [InlineData("add --yes", "stop", "--volumes")]
    public async Task What_is_wrong_with_the_command_line_is_named(string named, params string[] arguments)
    {
        await using var site = new AppHostSite();
        await AssertRefusedAsync(site, await site.VerbAsync(arguments), named);
    }

    [Fact]
    public async Task A_bad_site_name_is_refused()
    {
        await using var site = new AppHostSite();
        var result = await site.VerbAsync("describe", "--name", "Not A Site");
        await AssertRefusedAsync(site, result, "Not A Site");
    }

    [Fact]
    public async Task Without_an_engine_the_sentence_says_what_to_do()
    {
        await using var site = new AppHostSite();
        site.Environment["DOCKER_HOST"] = "unix:///nowhere/docker.sock";
        var result = await site.VerbAsync("run");
        site.Environment.Remove("DOCKER_HOST");
        await AssertRefusedAsync(site, result, "unix:///nowhere/docker.sock", "DOCKER_HOST");
    }

    [Theory]
    [InlineData("fixed-port")]
    [InlineData("balanced-port")]
    public async Task A_taken_port_is_reported_with_the_process_that_holds_it(string scenario)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var site = new AppHostSite(scenario: scenario);
        site.Environment["FIXED_PORT"] = port.ToString(provider: null);

        await AssertRefusedAsync(site, await site.VerbAsync("run"), $"Port {port}", $"pid {Environment.ProcessId}");
    }

    [Fact]
    public async Task A_taken_port_is_reported_with_the_container_that_holds_it()
    {
        await using var holder = new AppHostSite(scenario: "fixed-port");
        await using var site = new AppHostSite(scenario: "fixed-port");
        holder.Environment["FIXED_PORT"] = site.Environment["FIXED_PORT"] = FreePort();
        await holder.StartAsync();

        await AssertRefusedAsync(site, await site.VerbAsync("run"), $"the container '{await Docker.ContainerAsync(holder.Name, "box")}'");
    }

    [Fact]
    public async Task A_second_AppHost_of_a_running_site_is_refused_and_the_first_goes_on()
    {
        await using var site = new AppHostSite(scenario: "job-and-service");
        var run = await site.RunAsync();

        var second = await site.VerbAsync("run");

        Assert.Equal(1, second.ExitCode);
        AssertOneSentence(second, $"(pid {run.ProcessId})", "--name");
        Assert.NotEmpty(await Docker.ContainersAsync(site.Name));
        Assert.Equal(0, await run.InterruptAsync());
    }

    [Fact]
    public async Task A_data_volume_whose_password_is_lost_is_explained()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();
        await site.VerbAsync("stop");
        File.Delete(site.SecretsFile);

        var result = await site.VerbAsync("run");

        Assert.Equal(1, result.ExitCode);
        AssertOneSentence(result, "Parameters:mariadb-password", "mariadb-data", "stop --volumes");
        Assert.Equal(2, (await Docker.VolumesAsync(site.Name)).Length);
        Assert.Empty(await Docker.ContainersAsync(site.Name));
    }

    [Fact]
    public async Task A_home_that_cannot_be_written_is_named_and_nothing_is_started()
    {
        // Root may write anywhere, so the directory is made impossible instead of read-only: a file is in its place.
        await using var site = new AppHostSite();
        await File.WriteAllTextAsync(Path.Combine(site.Home, ".microsoft"), "in the way", TestContext.Current.CancellationToken);

        await AssertRefusedAsync(site, await site.VerbAsync("run"), Path.Combine(site.Home, ".microsoft", "usersecrets"));
    }

    [Fact]
    public async Task A_full_disk_under_the_secrets_is_named_and_leaves_no_half_written_file()
    {
        await using var site = new AppHostSite();
        var secrets = Directory.CreateDirectory(Path.Combine(site.Home, ".microsoft", "usersecrets")).FullName;
        await MountAsync("-t", "tmpfs", "-o", "size=4k,nr_inodes=100", "tmpfs", secrets);
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(secrets, "filler"), new byte[4096], TestContext.Current.CancellationToken);

            await AssertRefusedAsync(site, await site.VerbAsync("run"), secrets);
            Assert.DoesNotContain(Directory.EnumerateFiles(secrets, "*", SearchOption.AllDirectories), f => Path.GetFileName(f).StartsWith("secrets", StringComparison.Ordinal));
        }
        finally
        {
            await CliWrap.Cli.Wrap("umount").WithArguments(secrets).ExecuteAsync(CancellationToken.None);
        }
    }

    private static async Task AssertRefusedAsync(AppHostSite site, VerbResult result, params string[] named)
    {
        Assert.NotEqual(0, result.ExitCode);
        AssertOneSentence(result, named);
        Assert.Empty(await Docker.ContainersAsync(site.Name));
        Assert.Empty(await Docker.NetworksAsync(site.Name));
    }

    private static void AssertOneSentence(VerbResult result, params string[] named)
    {
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.All(named, text => Assert.Contains(text, result.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", result.All, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Error.Split('\n').Skip(1), line => line.StartsWith("error:", StringComparison.Ordinal));
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(provider: null);
    }

    private static Task<CliWrap.CommandResult> MountAsync(params string[] arguments) =>
        CliWrap.Cli.Wrap("mount").WithArguments(arguments).ExecuteAsync(TestContext.Current.CancellationToken).Task;
}
