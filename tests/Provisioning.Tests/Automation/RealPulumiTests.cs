using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Backends;
using WpAspire.Provisioning.Automation.Commands;
using WpAspire.Provisioning.Automation.Commands.Exceptions;
using WpAspire.Provisioning.Automation.Errors;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Tests.Automation;

/// <summary>The driver with a real <c>pulumi</c>, where there is one, and a program that needs no provider.</summary>
public sealed class RealPulumiTests : IDisposable
{
    private const string Passphrase = "correct horse battery staple";
    private const string Secret = "12345678";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wpaspire-real-");
    private readonly Dictionary<string, string?> _variables = new()
    {
        ["PULUMI_BACKEND_URL"] = null,
        ["PULUMI_ACCESS_TOKEN"] = null,
        ["PULUMI_CREDENTIALS_PATH"] = null,
        ["PULUMI_CONFIG_PASSPHRASE"] = null,
        ["PULUMI_CONFIG_PASSPHRASE_FILE"] = null,
    };

    public RealPulumiTests()
    {
        _variables["PULUMI_HOME"] = Path.Combine(_directory.FullName, "home");
        _variables["XDG_STATE_HOME"] = Path.Combine(_directory.FullName, "state");
        File.WriteAllText(Path.Combine(_directory.FullName, "Pulumi.yaml"),
            """
            name: "wpaspire-real"
            runtime: "yaml"
            config:
              secrets:
                type: "object"
            outputs:
              url: "https://blog.example"
              password: "${secrets.dbPassword}"

            """);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_is_previewed_deployed_refreshed_and_destroyed()
    {
        await SkipWithoutPulumiAsync();
        var stack = await LocalWorkspace.CreateOrSelectStackAsync(Args(), Token);
        await stack.SetConfigAsync("secrets.dbPassword", new(Secret, isSecret: true), path: true, Token);

        var preview = await stack.PreviewAsync(cancellationToken: Token);
        Assert.Equal(1, preview.ChangeSummary[OperationType.Create]);

        var events = new List<EngineEvent>();
        var up = await stack.UpAsync(new UpOptions { Message = "first", OnEvent = events.Add }, Token);
        Assert.Equal(new OutputValue("https://blog.example", false), up.Outputs["url"]);
        Assert.Equal(new OutputValue(Secret, true), up.Outputs["password"]);
        Assert.Equal((UpdateKind.Update, UpdateState.Succeeded, "first"), (up.Summary!.Kind, up.Summary.Result, up.Summary.Message));

        var progress = events.Aggregate(DeploymentProgress.Empty, static (p, e) => p.Apply(e));
        Assert.Equal(OperationResult.Succeeded, progress.Summary!.Result);
        Assert.Equal("[secret]", progress.Outputs["password"]);
        Assert.Equal("[secret]", (await stack.GetOutputsAsync(showSecrets: false, Token))["password"].Value);

        await stack.UpAsync(new UpOptions { ExpectNoChanges = true }, Token);
        await stack.RefreshAsync(cancellationToken: Token);
        await stack.CancelAsync(Token);
        Assert.Equal(3, (await stack.ExportStackAsync(Token)).Version);
        await stack.DestroyAsync(cancellationToken: Token);
        Assert.NotEmpty(await stack.GetHistoryAsync(cancellationToken: Token));
        await stack.Workspace.RemoveStackAsync("blog", Token);
        await Assert.ThrowsAsync<StackNotFoundException>(() => LocalWorkspace.SelectStackAsync(Args(), Token));
    }

    [Fact]
    public async Task A_wrong_passphrase_is_told()
    {
        await SkipWithoutPulumiAsync();
        var stack = await LocalWorkspace.CreateStackAsync(Args(), Token);
        await stack.SetConfigAsync("secrets.dbPassword", new(Secret, isSecret: true), path: true, Token);

        _variables["PULUMI_CONFIG_PASSPHRASE"] = "another";
        stack = await LocalWorkspace.SelectStackAsync(Args(), Token);
        var error = await Assert.ThrowsAsync<CommandException>(() => stack.UpAsync(cancellationToken: Token));

        Assert.Equal(PulumiErrorKind.PassphraseWrong, error.Kind);
    }

    [Fact]
    public async Task A_stack_is_created_once_and_listed()
    {
        await SkipWithoutPulumiAsync();
        var stack = await LocalWorkspace.CreateStackAsync(Args(), Token);

        await Assert.ThrowsAsync<StackAlreadyExistsException>(() => LocalWorkspace.CreateStackAsync(Args(), Token));
        Assert.Equal("blog", (await stack.Workspace.GetStackAsync(Token))!.Name);
        Assert.NotNull((await stack.Workspace.GetStackSettingsAsync("blog", Token))?.EncryptionSalt);
    }

    [Fact]
    public async Task A_program_that_cannot_be_run_is_told_in_one_sentence()
    {
        await SkipWithoutPulumiAsync();
        await File.AppendAllTextAsync(Path.Combine(_directory.FullName, "Pulumi.yaml"), "  typo: \"${netwrok.id}\"\n", Token);
        var stack = await LocalWorkspace.CreateStackAsync(Args(), Token);
        await stack.SetConfigAsync("secrets.dbPassword", new(Secret, isSecret: true), path: true, Token);

        var error = await Assert.ThrowsAsync<CommandException>(() => stack.PreviewAsync(cancellationToken: Token));

        Assert.Contains("netwrok", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private LocalProgramArgs Args() => new("blog", _directory.FullName)
    {
        EnvironmentVariables = PulumiEnvironment.Create(_directory.FullName, static () => Passphrase, _variables).Variables,
    };

    private static async Task SkipWithoutPulumiAsync()
    {
        try
        {
            await LocalPulumiCommand.CreateAsync(cancellationToken: Token);
        }
        catch (DistributedApplicationException exception)
        {
            Assert.Skip($"This needs a real pulumi: {exception.Message}");
        }
    }
}
