using System.Net;
using System.Net.Sockets;

namespace WpAspire.EndToEnd;

/// <summary>What is wrong is said in one sentence: where the AppHost cannot start, with a non-zero exit code and no stack trace.</summary>
[Collection(CliSite.OneAtATime)]
public sealed class BadInputTests : IDisposable
{
    private const string OldDocker = "20.10.24";

    private readonly DirectoryInfo _programs = Directory.CreateTempSubdirectory("wpaspire-programs-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bad-resource-name", "'1st_box'", "--resource=1st_box")]
    [InlineData("bad-database-name", "'shop; DROP DATABASE mysql'")]
    [InlineData("missing-dockerfile", "no-such-directory' of the resource 'box' does not exist")]
    [InlineData("replicas-of-a-database", "'mariadb' cannot run as a replica set")]
    [InlineData("replicas-of-one-writer", "its volume 'box-data'")]
    [InlineData("web", "'Not A Site'", "--name=Not A Site")]
    public async Task What_is_wrong_with_the_model_is_named_and_ends_the_AppHost(string scenario, string named, params string[] arguments)
    {
        await using var site = new CliSite(scenario);
        AssertRefused(await site.RunAppHostAsync(arguments), named);
    }

    [Fact]
    public async Task Without_an_engine_the_sentence_says_what_to_do()
    {
        await using var site = new CliSite("web");
        site.Environment["DOCKER_HOST"] = "unix:///nowhere/docker.sock";
        AssertRefused(await site.RunAppHostAsync(), "unix:///nowhere/docker.sock", "make setup", "DOCKER_HOST");
    }

    [Fact]
    public async Task Without_the_command_line_of_an_engine_the_sentence_says_what_to_do()
    {
        await using var site = new CliSite("web");
        site.Environment["PATH"] = _programs.FullName;
        AssertRefused(await site.RunAppHostAsync(), "`docker`", "make setup");
    }

    [Fact]
    public async Task A_command_line_that_Aspire_cannot_work_with_is_named_with_its_version()
    {
        var docker = Path.Combine(_programs.FullName, "docker");
        await File.WriteAllTextAsync(docker, $"#!/bin/sh\necho {OldDocker}\n", Ct);
        File.SetUnixFileMode(docker, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using var site = new CliSite("web");
        site.Environment["PATH"] = $"{_programs.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        AssertRefused(await site.RunAppHostAsync(), OldDocker, "or newer", "make setup");
    }

    [Fact]
    public async Task A_taken_port_is_reported_with_the_process_that_holds_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var site = new CliSite("fixed-port");
        AssertRefused(await site.RunAppHostAsync($"--port={port}"), $"Port {port}", $"(pid {Environment.ProcessId})");
    }

    [Fact]
    public async Task A_taken_port_is_reported_with_the_container_that_holds_it()
    {
        var holder = $"wpaspire-test-{Site.NewName()}";
        await Docker.RunAsync("run", "--detach", "--rm", "--name", holder, "--publish", "127.0.0.1::80", Docker.Image, "sleep", "600");
        try
        {
            var port = (await Docker.RunAsync("port", holder, "80/tcp")).Split(':')[^1];
            await using var site = new CliSite("fixed-port");
            AssertRefused(await site.RunAppHostAsync($"--port={port}"), $"Port {port}", $"the container '{holder}'");
        }
        finally
        {
            await Docker.TryAsync("rm", "--force", holder);
        }
    }

    [Fact]
    public async Task A_home_that_cannot_be_written_is_named_and_nothing_is_started()
    {
        // Root may write anywhere, so the directory is made impossible instead of read-only: a file is in its place.
        await using var site = new CliSite("server");
        await File.WriteAllTextAsync(Path.Combine(site.Home, ".microsoft"), "in the way", Ct);
        AssertRefused(await site.RunAppHostAsync(), Path.Combine(site.Home, ".microsoft"));
    }

    [Fact]
    public async Task A_failing_Dockerfile_is_reported_with_its_failing_step_and_what_that_wrote_and_a_start_tries_again()
    {
        await using var site = await FailedAsync("failing-dockerfile");
        await AssertSaidAsync(site, "'box'", "failing/Dockerfile", "the compiler is on strike");
        await AssertSaidAsync(site, "3/3");

        var again = await site.ExecuteAsync("box", KnownResourceCommands.StartCommand);
        Assert.False(again.Success);
    }

    [Theory]
    [InlineData("missing-image", "registry.invalid/no/such-image:1.0")]
    [InlineData("unknown-runtime-argument", "--frobnicate")]
    public async Task What_the_engine_refuses_is_in_the_log_of_the_resource(string scenario, string named)
    {
        await using var site = await FailedAsync(scenario);
        await AssertSaidAsync(site, named);
    }

    [Fact]
    public async Task A_container_that_ends_at_its_start_is_reported_with_its_exit_code_and_what_it_wrote()
    {
        await using var site = new Site("exits-at-start");
        await site.StartAsync();
        var ended = await site.UntilAsync("box-1", static s => s.ExitCode is not null);
        Assert.Equal(3, ended.ExitCode);
        await site.LoggedAsync("box-1", "the licence key is missing");
        await site.StateAsync("box", KnownResourceStates.Exited);
    }

    [Fact]
    public async Task The_CLI_says_that_a_resource_has_failed()
    {
        await using var site = new CliSite("failing-dockerfile");
        var start = await site.RunAsync(["start", "--no-build"], ["--", "--scenario=failing-dockerfile", $"--name={site.Name}"]);
        try
        {
            Assert.True(start.ExitCode == 0, start.All);
            var wait = await site.RunAsync(["wait", "box", "--timeout", "120"]);
            Assert.NotEqual(0, wait.ExitCode);
            Assert.Contains("the compiler is on strike", await site.SucceedAsync(["logs", "box-1"]), StringComparison.Ordinal);
        }
        finally
        {
            await site.RunAsync(["stop"]);
        }
    }

    public void Dispose() => _programs.Delete(recursive: true);

    private static async Task<Site> FailedAsync(string scenario)
    {
        var site = new Site(scenario);
        await site.StartAsync();
        await site.StateAsync("box-1", KnownResourceStates.FailedToStart);
        await site.StateAsync("box", KnownResourceStates.FailedToStart);
        return site;
    }

    private static async Task AssertSaidAsync(Site site, params string[] texts)
    {
        var log = await site.LogAsync("box-1");
        Assert.All(texts, text => Assert.Contains(text, log, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", log, StringComparison.Ordinal);
    }

    private static void AssertRefused(ProcessResult result, params string[] named)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.All(named, text => Assert.Contains(text, result.Error, StringComparison.Ordinal));
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
    }
}
