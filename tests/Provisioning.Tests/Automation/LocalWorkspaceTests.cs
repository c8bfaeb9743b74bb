using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Commands;

namespace WpAspire.Provisioning.Tests.Automation;

public class LocalWorkspaceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_is_opened_with_the_pulumi_of_its_environment()
    {
        using var pulumi = new PulumiStandIn();

        var workspace = await pulumi.OpenAsync(a =>
        {
            a.PulumiHome = "/srv/pulumi-home";
            a.SecretsProvider = "passphrase";
        });
        await workspace.WhoAmIAsync(Token);

        Assert.Equal("3.259.0", workspace.PulumiVersion);
        Assert.Equal(pulumi.WorkDir, workspace.WorkDir);
        Assert.Equal("/srv/pulumi-home", workspace.PulumiHome);
        Assert.Equal("passphrase", workspace.SecretsProvider);
        Assert.Equal("/srv/pulumi-home", pulumi.Call("whoami").Environment["PULUMI_HOME"]);
    }

    [Fact]
    public async Task A_variable_is_removed_from_the_environment_with_null()
    {
        using var pulumi = new PulumiStandIn();
        pulumi.Environment["HOME"] = null;

        var workspace = await pulumi.OpenAsync();
        await workspace.WhoAmIAsync(Token);

        Assert.DoesNotContain("HOME", pulumi.Call("whoami").Environment.Keys);
    }

    [Fact]
    public async Task One_pulumi_serves_several_programs()
    {
        using var pulumi = new PulumiStandIn();
        var command = await LocalPulumiCommand.CreateAsync(new() { EnvironmentVariables = pulumi.Environment }, Token);

        await pulumi.OpenAsync(a => a.PulumiCommand = command);
        await pulumi.OpenAsync(a => a.PulumiCommand = command);

        Assert.Equal(["version"], Assert.Single(pulumi.Calls).Arguments);
    }

    [Fact]
    public async Task Stacks_are_listed_created_selected_and_removed()
    {
        using var pulumi = new PulumiStandIn();
        var workspace = await pulumi.OpenAsync();

        var stacks = await workspace.ListStacksAsync(Token);
        await workspace.CreateStackAsync("shop", Token);
        await workspace.SelectStackAsync("shop", Token);
        await workspace.RemoveStackAsync("shop", Token);

        Assert.Equal(
            [
                new StackSummary("blog", true, new DateTimeOffset(2026, 8, 27, 9, 2, 3, TimeSpan.Zero), false, 44, "https://app.example/acme/wordpress/blog"),
                new StackSummary("shop", false, null, true, null, null),
                new StackSummary("empty", false, null, false, 0, null),
            ],
            stacks);
        Assert.Equal("blog", (await workspace.GetStackAsync(Token))!.Name);
        Assert.Equal(["stack ls --json", "stack init shop", "stack select --stack shop", "stack rm --yes shop", "stack ls --json"], pulumi.CommandLines);
    }

    [Theory]
    [InlineData("s3cr3t")]
    [InlineData("-starts with a dash")]
    [InlineData("--secret=no")]
    [InlineData("-----BEGIN KEY-----\nMIIE\n-----END KEY-----\n")]
    [InlineData("$(reboot) `reboot` \"'\\ ü 😀")]
    [InlineData("")]
    public async Task A_value_goes_through_standard_input_as_it_is_and_never_as_an_argument(string value)
    {
        using var pulumi = new PulumiStandIn();
        var workspace = await pulumi.OpenAsync();

        await workspace.SetConfigAsync("blog", "secrets.dbPassword", new(value, isSecret: true), path: true, Token);

        var call = pulumi.Call("config set");
        Assert.Equal(["config", "set", "--path", "secrets.dbPassword", "--secret", "--raw", "--stack", "blog", "--non-interactive"], call.Arguments);
        Assert.Equal(value, call.Input);
    }

    [Fact]
    public async Task No_secret_is_in_an_argument_or_in_the_output_whatever_is_done()
    {
        const string Passphrase = "correct horse battery staple";
        const string Value = "s3cr3t-of-the-deployment";
        using var pulumi = new PulumiStandIn("deployed");
        pulumi.Environment["PULUMI_CONFIG_PASSPHRASE"] = Passphrase;
        pulumi.Environment["AWS_SECRET_ACCESS_KEY"] = Value;
        var written = new List<string>();
        var stack = await pulumi.SelectAsync();

        await stack.SetConfigAsync("one", new(Value, isSecret: true), cancellationToken: Token);
        await stack.SetAllConfigAsync(new Dictionary<string, ConfigValue> { ["two"] = new(Value, isSecret: true), ["three"] = new(Value) }, cancellationToken: Token);
        await stack.ChangeSecretsProviderAsync("passphrase", new() { NewPassphrase = Value }, Token);
        await stack.UpAsync(new UpOptions { OnStandardOutput = written.Add, OnStandardError = written.Add, OnEvent = e => written.Add($"{e}") }, Token);

        Assert.All(pulumi.Calls, static c => Assert.DoesNotContain(c.Arguments, static a => a.Contains(Value, StringComparison.Ordinal) || a.Contains(Passphrase, StringComparison.Ordinal)));
        Assert.All(pulumi.Calls.Skip(1), static c => Assert.Equal(Passphrase, c.Environment["PULUMI_CONFIG_PASSPHRASE"]));
        Assert.NotEmpty(written);
        Assert.DoesNotContain(written, static l => l.Contains(Value, StringComparison.Ordinal) || l.Contains(Passphrase, StringComparison.Ordinal));
        Assert.Equal(4, pulumi.Calls.Count(static c => c.Input == Value));
        Assert.Equal("[secret]", new ConfigValue(Value, isSecret: true).ToString());
    }

    [Fact]
    public async Task A_new_passphrase_must_be_given()
    {
        using var pulumi = new PulumiStandIn();
        var workspace = await pulumi.OpenAsync();

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => workspace.ChangeSecretsProviderAsync("blog", "passphrase", new() { NewPassphrase = "" }, Token));

        Assert.Equal("A stack's secrets can be encrypted with a passphrase only if there is one: give the new passphrase.", error.Message);
        Assert.Empty(pulumi.CommandLines);
    }

    [Fact]
    public async Task Configuration_is_read_decrypted()
    {
        using var pulumi = new PulumiStandIn();
        var workspace = await pulumi.OpenAsync();

        var one = await workspace.GetConfigAsync("blog", "secret", Token);
        var all = await workspace.GetAllConfigAsync("blog", Token);

        Assert.True(one.IsSecret);
        Assert.Equal("s3cr3t-of-the-config", one.Value);
        Assert.Equal("eu-central-1", all["aws:region"].ToString());
        Assert.Equal("""{"dbPassword":"s3cr3t-of-the-config"}""", all["wordpress-blog:secrets"].Value);
        Assert.Equal(["config get secret --json --stack blog", "config --show-secrets --json --stack blog"], pulumi.CommandLines);
    }

    [Fact]
    public async Task Configuration_is_set_and_removed_by_the_key()
    {
        using var pulumi = new PulumiStandIn();
        var workspace = await pulumi.OpenAsync();

        await workspace.SetConfigAsync("blog", "colour", new("blue"), Token);
        await workspace.SetAllConfigAsync("blog", new Dictionary<string, ConfigValue> { ["size"] = new("10") }, Token);
        await workspace.RemoveConfigAsync("blog", "colour", Token);
        await workspace.RemoveAllConfigAsync("blog", ["size", "colour"], Token);

        Assert.Equal(
            ["config set colour --plaintext --raw --stack blog", "config set size --plaintext --raw --stack blog", "config rm colour --stack blog", "config rm-all --stack blog size colour"],
            pulumi.CommandLines);
    }

    [Fact]
    public async Task Plugins_are_installed_listed_and_removed()
    {
        using var pulumi = new PulumiStandIn();
        var workspace = await pulumi.OpenAsync();

        await workspace.InstallAsync(cancellationToken: Token);
        await workspace.InstallAsync(new InstallOptions { NoDependencies = true, Reinstall = true, NoPlugins = true }, Token);
        await workspace.InstallPluginAsync("aws", "v7.48.0", cancellationToken: Token);
        await workspace.InstallPluginAsync("yaml", "v1.38.3", PluginKind.Language, new() { ExactVersion = true, ServerUrl = "https://plugins.example" }, Token);
        await workspace.RemovePluginAsync("aws", "<7.0.0", cancellationToken: Token);
        await workspace.RemovePluginAsync(kind: PluginKind.Analyzer, cancellationToken: Token);
        var plugins = await workspace.ListPluginsAsync(Token);

        Assert.Equal(
            [
                "install",
                "install --no-dependencies --reinstall --no-plugins",
                "plugin install resource aws v7.48.0",
                "plugin install language yaml v1.38.3 --exact --server https://plugins.example",
                "plugin rm resource aws <7.0.0 --yes",
                "plugin rm analyzer --yes",
                "plugin ls --json",
            ],
            pulumi.CommandLines);
        Assert.Equal(
            [
                new PluginInfo("aws", "resource", "7.48.0", 912345678, new DateTimeOffset(2026, 8, 20, 8, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 8, 27, 9, 0, 0, TimeSpan.Zero)),
                new PluginInfo("yaml", "language", "1.38.3", 0, null, null),
            ],
            plugins);
    }

    [Fact]
    public async Task Who_is_logged_in_is_told()
    {
        using var pulumi = new PulumiStandIn();

        var who = await (await pulumi.OpenAsync()).WhoAmIAsync(Token);

        Assert.Equal(("lois", "https://app.example/lois"), (who.User, who.Url));
        Assert.Equal(["daily-planet"], who.Organizations);
    }
}
