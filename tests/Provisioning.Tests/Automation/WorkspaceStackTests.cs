using Microsoft.Extensions.Logging;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Commands.Exceptions;
using WpAspire.Provisioning.Automation.Errors;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Automation.Exceptions;

namespace WpAspire.Provisioning.Tests.Automation;

public class WorkspaceStackTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stack_is_selected_where_it_exists()
    {
        using var pulumi = new PulumiStandIn();

        var stack = await LocalWorkspace.CreateOrSelectStackAsync(pulumi.Args(), Token);

        Assert.Equal("blog", stack.Name);
        Assert.Equal(["stack select --stack blog"], pulumi.CommandLines);
    }

    [Fact]
    public async Task A_stack_is_created_where_it_does_not_exist()
    {
        using var pulumi = new PulumiStandIn("not-found");
        var args = pulumi.Args();
        args.SecretsProvider = "awskms://alias/pulumi";

        var stack = await LocalWorkspace.CreateOrSelectStackAsync(args, Token);

        Assert.Equal("blog", stack.Name);
        Assert.Equal(["stack select --stack blog", "stack init blog --secrets-provider awskms://alias/pulumi"], pulumi.CommandLines);
    }

    [Fact]
    public async Task A_stack_that_is_not_found_is_told()
    {
        using var pulumi = new PulumiStandIn("not-found");

        var error = await Assert.ThrowsAsync<StackNotFoundException>(() => LocalWorkspace.SelectStackAsync(pulumi.Args(), Token));

        Assert.StartsWith("There is no stack 'blog' in this backend: `deploy` creates it", error.Message, StringComparison.Ordinal);
        Assert.Equal(6, error.Result.Code);
    }

    [Fact]
    public async Task A_stack_that_exists_is_not_created_again()
    {
        using var pulumi = new PulumiStandIn("exists");

        var error = await Assert.ThrowsAsync<StackAlreadyExistsException>(() => LocalWorkspace.CreateStackAsync(pulumi.Args(), Token));

        Assert.Equal("The stack 'blog' exists already: select it, or choose another name.", error.Message);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => LocalWorkspace.SelectStackAsync(new("blog", "/nowhere"), Token));
        Assert.Equal("There is no directory '/nowhere' with a Pulumi program: `publish` writes one.", error.Message);
    }

    [Fact]
    public async Task Up_deploys_and_gives_outputs_and_a_summary()
    {
        using var pulumi = new PulumiStandIn("deployed");
        var stack = await pulumi.SelectAsync();
        var events = new List<EngineEvent>();

        var result = await stack.UpAsync(new UpOptions { Message = "more replicas", OnEvent = events.Add }, Token);

        Assert.Equal(
            [
                "stack select --stack blog",
                "up --yes --skip-preview --message more replicas --color never --exec-kind auto.local --stack blog",
                "stack output --json --stack blog",
                "stack output --json --show-secrets --stack blog",
                "stack history --json --page-size 1 --page 1 --stack blog",
            ],
            pulumi.CommandLines);
        Assert.Equal(4, events.Single(static e => e.SummaryEvent is not null).SummaryEvent!.ResourceChanges[OperationType.Create]);
        Assert.Equal(new OutputValue("https://blog.example", false), result.Outputs["url"]);
        Assert.Equal(new OutputValue("s3cr3t-of-the-stack", true), result.Outputs["databasePassword"]);
        Assert.Equal(3, result.Summary!.Version);
        Assert.Equal(UpdateState.Succeeded, result.Summary.Result);
        Assert.StartsWith("Updating (blog):", result.StandardOutput, StringComparison.Ordinal);
        Assert.Equal("warning: a newer version is available\n", result.StandardError);
    }

    [Fact]
    public async Task Events_arrive_while_pulumi_runs_even_in_pieces()
    {
        using var pulumi = new PulumiStandIn("slow");
        var stack = await pulumi.SelectAsync();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var events = new List<EngineEvent>();
        var up = stack.UpAsync(
            new UpOptions
            {
                OnEvent = e =>
                {
                    events.Add(e);
                    if (e.ResourcePreEvent is not null)
                    {
                        begun.SetResult();
                    }
                },
            },
            Token);

        await begun.Task.WaitAsync(Token);
        Assert.False(up.IsCompleted);
        Assert.DoesNotContain(events, static e => e.ResourceOutputsEvent is not null);

        await pulumi.GoOnAsync("second");
        await pulumi.GoOnAsync("third");
        await up;

        Assert.Equal("vpc-0a1b", events.Single(static e => e.ResourceOutputsEvent is not null).ResourceOutputsEvent!.Metadata.New!.Id);
        Assert.Equal([0, 1, 2, 3, 4], events.Select(static e => e.Sequence));
    }

    [Fact]
    public async Task Garbage_in_the_event_log_is_left_out_and_told_to_the_log()
    {
        using var pulumi = new PulumiStandIn("garbage");
        var log = new ListLogger();
        var stack = await pulumi.SelectAsync(a => a.Logger = log);
        var events = new List<EngineEvent>();

        await stack.UpAsync(new UpOptions { OnEvent = events.Add }, Token);

        // All of what is in the scenario `deployed`, and of its last event a part of the repetition.
        Assert.Equal(EventLogParserTests.Parse(await File.ReadAllBytesAsync(EventLogParserTests.Scenario("deployed"), Token), out _).Select(static e => e.Sequence), events.Select(static e => e.Sequence));
        Assert.Equal(["7 lines of the event log of `pulumi up` could not be read and were left out."], log.Lines);
    }

    [Fact]
    public async Task Kinds_of_events_that_are_not_known_do_no_harm()
    {
        using var pulumi = new PulumiStandIn("unknown-kinds");
        var stack = await pulumi.SelectAsync();
        var events = new List<EngineEvent>();

        await stack.UpAsync(new UpOptions { OnEvent = events.Add }, Token);

        Assert.Equal(3, events.Single(static e => e.SummaryEvent is not null).SummaryEvent!.ResourceChanges[OperationType.Unknown]);
        Assert.Contains(events, static e => e.ResourcePreEvent?.Metadata.Op == OperationType.Unknown);
    }

    [Fact]
    public async Task A_resource_that_fails_is_named_with_what_its_provider_says()
    {
        using var pulumi = new PulumiStandIn("resource-fails");
        var stack = await pulumi.SelectAsync();

        var error = await Assert.ThrowsAsync<CommandException>(() => stack.UpAsync(cancellationToken: Token));

        Assert.Equal(PulumiErrorKind.ResourceFailed, error.Kind);
        Assert.Equal("urn:pulumi:blog::wordpress-blog::aws:rds/instance:Instance::database", error.Urn);
        Assert.Equal(
            "The resource 'database' (aws:rds:Instance) could not be created: creating RDS DB Instance (blog): operation error RDS: CreateDBInstance, https response error StatusCode: 400, RequestID: 7d0c, api error DBInstanceAlreadyExists: DB instance already exists; what is done is kept, so correct this and run the same command again.",
            error.Message);
        Assert.DoesNotContain(pulumi.CommandLines, static c => c.StartsWith("stack output", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("conflict", PulumiErrorKind.ConcurrentUpdate, typeof(ConcurrentUpdateException), "Another update of the stack 'blog' is in progress: wait until it has ended, or, if nothing runs there any more, lift it with `cancel --name blog`.")]
    [InlineData("locked", PulumiErrorKind.StackLocked, typeof(ConcurrentUpdateException), "The stack 'blog' is locked by lois@daily-planet (process 478) since 2026-08-27 09:00:00 UTC")]
    [InlineData("wrong-passphrase", PulumiErrorKind.PassphraseWrong, typeof(CommandException), "The passphrase is not the one that the secrets of the stack 'blog' were encrypted with: set PULUMI_CONFIG_PASSPHRASE (or PULUMI_CONFIG_PASSPHRASE_FILE) to that one.")]
    [InlineData("no-passphrase", PulumiErrorKind.PassphraseMissing, typeof(CommandException), "The secrets of the stack 'blog' are encrypted with a passphrase and none is set: set PULUMI_CONFIG_PASSPHRASE, or PULUMI_CONFIG_PASSPHRASE_FILE to a file that holds it.")]
    [InlineData("no-changes-expected", PulumiErrorKind.ChangesNotExpected, typeof(CommandException), "The stack 'blog' has changes where none were expected: `preview` shows them.")]
    [InlineData("not-logged-in", PulumiErrorKind.NotLoggedIn, typeof(CommandException), "Pulumi is not logged in to the backend that keeps the stacks: run `pulumi login`, or set PULUMI_ACCESS_TOKEN, or set PULUMI_BACKEND_URL to another backend such as file:///srv/pulumi or s3://my-bucket.")]
    [InlineData("aws-credentials-missing", PulumiErrorKind.AwsCredentialsMissing, typeof(CommandException), "No AWS credentials were found: sign in with `aws configure` or `aws sso login`, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, then try again; `aws sts get-caller-identity` shows who you are.")]
    [InlineData("aws-credentials-expired", PulumiErrorKind.AwsCredentialsExpired, typeof(CommandException), "The AWS credentials have expired: sign in again with `aws sso login`, or renew AWS_SESSION_TOKEN, then try again; `aws sts get-caller-identity` shows who you are.")]
    [InlineData("docker-not-running", PulumiErrorKind.DockerNotAvailable, typeof(CommandException), "The images cannot be built: no container engine answers at unix:///var/run/docker.sock; start Docker, or set DOCKER_HOST to an engine that runs, and try again.")]
    [InlineData("plugin-not-available", PulumiErrorKind.PluginNotAvailable, typeof(CommandException), "Pulumi's plugin 'aws' 7.48.0 cannot be installed (403 HTTP error): check the connection to the internet, or install it with `pulumi plugin install resource aws v7.48.0` and try again.")]
    public async Task What_stops_an_update_is_told_in_one_sentence_with_the_next_step(string scenario, PulumiErrorKind kind, Type exception, string sentence)
    {
        using var pulumi = new PulumiStandIn(scenario);
        var stack = await pulumi.SelectAsync();

        var error = await Assert.ThrowsAnyAsync<CommandException>(() => stack.UpAsync(cancellationToken: Token));

        // How old a lock is depends on the day.
        Assert.Equal(sentence, kind == PulumiErrorKind.StackLocked ? error.Message.Split(',')[0] : error.Message);
        Assert.Equal(kind, error.Kind);
        Assert.IsType(exception, error);
    }

    [Fact]
    public async Task A_protected_resource_is_named()
    {
        using var pulumi = new PulumiStandIn("protected");
        var stack = await pulumi.SelectAsync();

        var error = await Assert.ThrowsAsync<CommandException>(() => stack.DestroyAsync(cancellationToken: Token));

        Assert.Equal(PulumiErrorKind.ResourceProtected, error.Kind);
        Assert.Equal("The resource 'database' (aws:rds:Instance) is protected, so it was not deleted: turn its protection off in the options, `deploy` that, and try again.", error.Message);
    }

    [Fact]
    public async Task A_preview_counts_what_would_be_done()
    {
        using var pulumi = new PulumiStandIn("previewed");
        var stack = await pulumi.SelectAsync();

        var result = await stack.PreviewAsync(new PreviewOptions { Diff = true }, Token);

        Assert.Equal("preview --diff --color never --exec-kind auto.local --stack blog", pulumi.CommandLines.Last());
        Assert.Equal(2, result.ChangeSummary[OperationType.Create]);
        Assert.Equal(1, result.ChangeSummary[OperationType.Replace]);
        Assert.Equal(7, result.ChangeSummary[OperationType.Same]);
        Assert.Equal("Previewing update (blog):\n", result.StandardOutput);
    }

    [Fact]
    public async Task A_preview_without_a_summary_is_an_error()
    {
        using var pulumi = new PulumiStandIn("no-summary");
        var stack = await pulumi.SelectAsync();

        var error = await Assert.ThrowsAsync<NoSummaryEventException>(() => stack.PreviewAsync(cancellationToken: Token));

        Assert.Equal("`pulumi preview` succeeded without a summary of the changes: its event log was empty or cut off, so try again.", error.Message);
    }

    [Fact]
    public async Task A_refresh_and_a_destruction_give_a_summary()
    {
        using var refreshed = new PulumiStandIn("refreshed");
        var stack = await refreshed.SelectAsync();
        Assert.Equal(3, (await stack.RefreshAsync(cancellationToken: Token)).Summary!.Version);
        Assert.Equal(["stack select --stack blog", "refresh --yes --skip-preview --color never --exec-kind auto.local --stack blog", "stack history --json --page-size 1 --page 1 --stack blog"], refreshed.CommandLines);

        using var destroyed = new PulumiStandIn("destroyed");
        stack = await destroyed.SelectAsync();
        var result = await stack.DestroyAsync(new DestroyOptions { ContinueOnError = true, ShowSecrets = true }, Token);
        Assert.Equal("{\"dbPassword\":\"s3cr3t-of-the-config\"}", result.Summary!.Config["wordpress-blog:secrets"].Value);
        Assert.Equal(["stack select --stack blog", "destroy --yes --skip-preview --continue-on-error --color never --exec-kind auto.local --stack blog", "stack history --json --show-secrets --page-size 1 --page 1 --stack blog"], destroyed.CommandLines);
    }

    [Fact]
    public async Task Cancel_lifts_the_lock()
    {
        using var pulumi = new PulumiStandIn();
        var stack = await pulumi.SelectAsync();

        await stack.CancelAsync(Token);

        Assert.Equal("cancel --yes --stack blog", pulumi.CommandLines.Last());
    }

    [Fact]
    public async Task The_stack_passes_its_name_to_the_programs_commands()
    {
        using var pulumi = new PulumiStandIn();
        var stack = await pulumi.SelectAsync();

        await stack.SetConfigAsync("secrets.dbPassword", new("hidden", isSecret: true), path: true, Token);
        await stack.SetAllConfigAsync(new Dictionary<string, ConfigValue> { ["a"] = new("1") }, cancellationToken: Token);
        Assert.Equal("s3cr3t-of-the-config", (await stack.GetConfigAsync("secrets.dbPassword", path: true, Token)).Value);
        Assert.Equal(2, (await stack.GetAllConfigAsync(Token)).Count);
        await stack.RemoveConfigAsync("a", cancellationToken: Token);
        await stack.RemoveAllConfigAsync(["a", "b.c"], path: true, Token);
        await stack.RefreshConfigAsync(Token);
        await stack.SetTagAsync("owner", "lois", Token);
        Assert.Equal("lois", await stack.GetTagAsync("owner", Token));
        Assert.Equal("wordpress-blog", (await stack.ListTagsAsync(Token))["pulumi:project"]);
        await stack.RemoveTagAsync("owner", Token);
        await stack.ChangeSecretsProviderAsync("awskms://alias/pulumi", cancellationToken: Token);

        Assert.Equal(
            [
                "stack select --stack blog",
                "config set --path secrets.dbPassword --secret --raw --stack blog",
                "config set a --plaintext --raw --stack blog",
                "config get --path secrets.dbPassword --json --stack blog",
                "config --show-secrets --json --stack blog",
                "config rm a --stack blog",
                "config rm-all --stack blog --path a b.c",
                "config refresh --force --stack blog",
                "config --show-secrets --json --stack blog",
                "stack tag set owner lois --stack blog",
                "stack tag get owner --stack blog",
                "stack tag ls --json --stack blog",
                "stack tag rm owner --stack blog",
                "stack change-secrets-provider --stack blog awskms://alias/pulumi",
            ],
            pulumi.CommandLines);
    }

    private sealed class ListLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
