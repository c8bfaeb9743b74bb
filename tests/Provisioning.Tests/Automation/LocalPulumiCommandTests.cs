using WpAspire.Provisioning.Automation.Commands;
using WpAspire.Provisioning.Automation.Commands.Exceptions;
using WpAspire.Provisioning.Automation.Events;

namespace WpAspire.Provisioning.Tests.Automation;

public class LocalPulumiCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_found_on_the_path_and_asked_for_its_version()
    {
        using var pulumi = new PulumiStandIn();

        var command = await CreateAsync(pulumi);

        Assert.Equal(new Version(3, 259, 0), command.Version);
        var call = Assert.Single(pulumi.Calls);
        Assert.Equal(["version"], call.Arguments);
        Assert.Equal("true", call.Environment["PULUMI_SKIP_UPDATE_CHECK"]);
    }

    [Fact]
    public async Task Where_it_is_not_on_the_path_one_sentence_says_how_to_install_it()
    {
        using var pulumi = new PulumiStandIn();
        pulumi.Environment["PATH"] = pulumi.WorkDir;

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => CreateAsync(pulumi));

        Assert.Equal("`pulumi` is not on the PATH: install it as https://www.pulumi.com/docs/install/ says, and try again.", error.Message);
    }

    [Fact]
    public async Task An_installation_can_be_named_and_its_plugins_go_first()
    {
        using var pulumi = new PulumiStandIn();
        var root = Directory.CreateDirectory(Path.Combine(pulumi.WorkDir, "installation"));
        var bin = root.CreateSubdirectory("bin");
        File.CreateSymbolicLink(Path.Combine(bin.FullName, "pulumi"), Path.Combine(AppContext.BaseDirectory, "Automation", "StandIn", "pulumi"));
        pulumi.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");

        await LocalPulumiCommand.CreateAsync(new() { Root = root.FullName, EnvironmentVariables = pulumi.Environment }, Token);

        Assert.StartsWith(bin.FullName + ":", Assert.Single(pulumi.Calls).Environment["PATH"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installation_that_is_not_there_is_named()
    {
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => LocalPulumiCommand.CreateAsync(new() { Root = "/nowhere" }, Token));
        Assert.StartsWith("There is no `pulumi` at /nowhere/bin/pulumi: install it", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("too-old", "`pulumi` 3.200.1 at .* is too old: 3.255.0 or newer is needed")]
    [InlineData("newer-major", "`pulumi` 4.0.0 at .* is newer than what is known here")]
    [InlineData("no-version", "`.*/pulumi version` printed no version")]
    [InlineData("version-fails", "`.*/pulumi version` failed \\(exit code 1\\): could not create /home/lois/.pulumi;")]
    public async Task One_that_is_not_good_enough_is_told_in_a_sentence(string scenario, string sentence)
    {
        using var pulumi = new PulumiStandIn(scenario);

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => CreateAsync(pulumi));

        Assert.Matches(sentence, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task A_pre_release_of_a_later_version_is_good_enough()
    {
        using var pulumi = new PulumiStandIn("pre-release");
        Assert.Equal(new Version(3, 260, 0), (await CreateAsync(pulumi)).Version);
    }

    [Fact]
    public async Task A_later_version_can_be_asked_for_and_an_earlier_one_not()
    {
        using var pulumi = new PulumiStandIn();

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            LocalPulumiCommand.CreateAsync(new() { Version = new(3, 300, 0), EnvironmentVariables = pulumi.Environment }, Token));
        Assert.Contains("3.300.0 or newer is needed", error.Message, StringComparison.Ordinal);

        using var old = new PulumiStandIn("too-old");
        await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            LocalPulumiCommand.CreateAsync(new() { Version = new(3, 1, 0), EnvironmentVariables = old.Environment }, Token));
    }

    [Fact]
    public async Task The_version_need_not_be_checked()
    {
        using var pulumi = new PulumiStandIn("too-old");
        Assert.Equal(new Version(3, 200, 1), (await LocalPulumiCommand.CreateAsync(new() { SkipVersionCheck = true, EnvironmentVariables = pulumi.Environment }, Token)).Version);

        pulumi.Environment[LocalPulumiCommand.SkipVersionCheckVar] = "true";
        Assert.Equal(new Version(3, 200, 1), (await CreateAsync(pulumi)).Version);
    }

    [Fact]
    public async Task A_command_runs_in_its_directory_without_questions_and_without_events()
    {
        using var pulumi = new PulumiStandIn();
        var command = await CreateAsync(pulumi);

        var result = await command.RunAsync(["whoami", "--json"], pulumi.WorkDir, With(pulumi, ("COLOUR", "blue")), cancellationToken: Token);

        var call = pulumi.Call("whoami");
        Assert.Equal(["whoami", "--json", "--non-interactive"], call.Arguments);
        Assert.Equal("blue", call.Environment["COLOUR"]);
        Assert.Equal("true", call.Environment["PULUMI_SKIP_UPDATE_CHECK"]);
        Assert.DoesNotContain("PULUMI_DEBUG_COMMANDS", call.Environment.Keys);
        Assert.Equal("", call.Input);
        Assert.Equal(0, result.Code);
        Assert.Contains("\"lois\"", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_stand_before_the_separator()
    {
        using var pulumi = new PulumiStandIn();
        var command = await CreateAsync(pulumi);

        await command.RunAsync(["config", "set", "colour", "--", "-blue-"], pulumi.WorkDir, pulumi.Environment, cancellationToken: Token);

        Assert.Equal(["config", "set", "colour", "--non-interactive", "--", "-blue-"], pulumi.Calls[^1].Arguments);
    }

    [Fact]
    public async Task Events_come_from_a_file_that_only_this_user_can_read_and_that_is_gone_afterwards()
    {
        using var pulumi = new PulumiStandIn("deployed");
        var command = await CreateAsync(pulumi);
        var events = new List<EngineEvent>();
        var mode = default(UnixFileMode?);

        await command.RunAsync(["up"], pulumi.WorkDir, pulumi.Environment, onEngineEvent: e =>
        {
            events.Add(e);
            mode ??= File.GetUnixFileMode(Path.GetDirectoryName(LogOf(pulumi))!);
        }, cancellationToken: Token);

        var call = pulumi.Call("up");
        Assert.Equal("true", call.Environment["PULUMI_DEBUG_COMMANDS"]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, mode);
        Assert.False(Directory.Exists(Path.GetDirectoryName(LogOf(pulumi))));
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(static e => e.Sequence));
        Assert.NotNull(events[^1].CancelEvent);
    }

    [Fact]
    public async Task Output_is_given_by_the_line_and_as_a_whole()
    {
        using var pulumi = new PulumiStandIn("deployed");
        var command = await CreateAsync(pulumi);
        var output = new List<string>();
        var error = new List<string>();

        var result = await command.RunAsync(["up"], pulumi.WorkDir, pulumi.Environment, output.Add, error.Add, static _ => { }, Token);

        Assert.Equal(["Updating (blog):", " +  aws:ec2:Vpc network created (2s)", "Resources:", "    + 4 created"], output);
        Assert.Equal(["warning: a newer version is available"], error);
        Assert.Equal(string.Concat(output.Select(static l => l + "\n")), result.StandardOutput);
        Assert.Equal("warning: a newer version is available\n", result.StandardError);
    }

    [Fact]
    public async Task Standard_input_is_given_as_it_is()
    {
        using var pulumi = new PulumiStandIn();
        var command = await CreateAsync(pulumi);

        await command.RunInputAsync(["config", "set", "key"], pulumi.WorkDir, pulumi.Environment, stdIn: "zwölf\n\"Boxkämpfer\"\n", cancellationToken: Token);

        Assert.Equal("zwölf\n\"Boxkämpfer\"\n", pulumi.Call("config set").Input);
    }

    [Fact]
    public async Task A_command_that_fails_says_why_and_keeps_what_was_written()
    {
        using var pulumi = new PulumiStandIn("conflict");
        var command = await CreateAsync(pulumi);

        var error = await Assert.ThrowsAsync<ConcurrentUpdateException>(() => command.RunAsync(["up", "--stack", "blog"], pulumi.WorkDir, pulumi.Environment, cancellationToken: Token));

        Assert.Equal(1, error.Result.Code);
        Assert.StartsWith("error: [409] Conflict", error.Result.StandardError, StringComparison.Ordinal);
        Assert.StartsWith("code: 1\nstdout: \nstderr: error: [409]", error.Result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_is_not_there_is_named()
    {
        using var pulumi = new PulumiStandIn();
        var command = await CreateAsync(pulumi);

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => command.RunAsync(["whoami"], "/nowhere", pulumi.Environment, cancellationToken: Token));

        Assert.Contains("cannot be run in '/nowhere'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_callback_throws_ends_the_call_when_pulumi_has_ended()
    {
        using var pulumi = new PulumiStandIn("deployed");
        var command = await CreateAsync(pulumi);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() =>
            command.RunAsync(["up"], pulumi.WorkDir, pulumi.Environment, onEngineEvent: static _ => throw new InvalidTimeZoneException(), cancellationToken: Token));

        Assert.Equal(0, pulumi.Call("up").Interrupts);
    }

    private static Task<LocalPulumiCommand> CreateAsync(PulumiStandIn pulumi) =>
        LocalPulumiCommand.CreateAsync(new() { EnvironmentVariables = pulumi.Environment }, Token);

    private static string LogOf(PulumiStandIn pulumi)
    {
        var arguments = pulumi.Call("up").Arguments;
        return arguments[arguments.ToList().IndexOf("--event-log") + 1];
    }

    private static Dictionary<string, string?> With(PulumiStandIn pulumi, params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string?>(pulumi.Environment);
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        return environment;
    }
}
