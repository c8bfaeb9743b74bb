using CliWrap;
using CliWrap.Buffered;

namespace WpAspire.Hosting.Tests.Testing;

/// <summary>What an AppHost does as a process of its own.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("wpaspire-home-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task A_mistake_in_the_model_is_one_sentence_without_a_stack_trace()
    {
        var result = await RunAsync("name");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("error: There are two resources named 'store': names are unique without regard to case.\n", result.StandardError);
        Assert.Empty(result.StandardOutput);
    }

    [Fact]
    public async Task A_bug_in_the_program_has_its_stack_trace()
    {
        var result = await RunAsync("crash");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("System.InvalidOperationException: a bug", result.StandardError, StringComparison.Ordinal);
        Assert.Contains("   at ", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_AppHosts_directory_is_that_of_its_project_wherever_it_is_started() =>
        Assert.Equal("TinyAppHost", Path.GetFileName((await RunAsync("print")).StandardOutput.Split('\n')[0]));

    [Fact]
    public async Task A_secret_is_the_same_in_each_process_and_another_for_another_site()
    {
        var processes = await Task.WhenAll(RunAsync("print"), RunAsync("print"), RunAsync("print"));
        var again = await RunAsync("print");
        var blog = await RunAsync("print", "--name", "blog");

        var password = again.StandardOutput.Split('\n')[1];
        Assert.Equal(22, password.Length);
        Assert.All(processes, p => Assert.Equal(password, p.StandardOutput.Split('\n')[1]));
        Assert.NotEqual(password, blog.StandardOutput.Split('\n')[1]);
        Assert.Equal(
            ["wpaspire-tiny/.secrets.lock", "wpaspire-tiny/secrets.json", "wpaspire-tiny-blog/.secrets.lock", "wpaspire-tiny-blog/secrets.json"],
            Files().Order(StringComparer.Ordinal).OrderBy(f => f.Contains("blog", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_broken_secrets_file_is_one_sentence()
    {
        var directory = Directory.CreateDirectory(Path.Combine(_home, ".microsoft", "usersecrets", "wpaspire-tiny")).FullName;
        await File.WriteAllTextAsync(Path.Combine(directory, "secrets.json"), "{", TestContext.Current.CancellationToken);

        var result = await RunAsync("print");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"error: The user secrets file '{directory}", result.StandardError, StringComparison.Ordinal);
        Assert.Single(result.StandardError.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_publish_needs_no_container_engine_and_no_place_for_user_secrets()
    {
        var result = await RunAsync("hold", "publish");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.StandardError);
        Assert.StartsWith("Publishing the site 'wpaspire' for the environment 'dev'.\nDone after", result.StandardOutput, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_home, ".microsoft")));
    }

    private IEnumerable<string> Files()
    {
        var root = Path.Combine(_home, ".microsoft", "usersecrets");
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f));
    }

    private async Task<BufferedCommandResult> RunAsync(string mistake, params string[] args) =>
        await Cli.Wrap("dotnet")
            .WithArguments([typeof(TinyAppHost.Entry).Assembly.Location, .. args])
            .WithWorkingDirectory(_home)
            .WithEnvironmentVariables(e => e.Set("HOME", _home).Set("DOTNET_CLI_HOME", _home).Set("TINY_MISTAKE", mistake).Set("DOCKER_HOST", "unix:///nowhere/docker.sock").Set("DOTNET_DbgEnableMiniDump", "0"))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
}
