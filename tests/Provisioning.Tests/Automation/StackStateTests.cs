using WpAspire.Provisioning.Automation;

namespace WpAspire.Provisioning.Tests.Automation;

/// <summary>What a stack has: outputs, history, state.</summary>
public class StackStateTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Secrets_among_the_outputs_are_decrypted_only_where_they_are_asked_for()
    {
        using var pulumi = new PulumiStandIn();
        var stack = await pulumi.SelectAsync();

        var outputs = await stack.GetOutputsAsync(showSecrets: false, Token);

        Assert.Equal(["stack select --stack blog", "stack output --json --stack blog"], pulumi.CommandLines);
        Assert.Equal(new OutputValue("[secret]", true), outputs["databasePassword"]);
        Assert.True(outputs["login"].IsSecret);
        Assert.False(outputs["zones"].IsSecret);
    }

    [Fact]
    public async Task Outputs_have_dot_nets_types_and_do_not_show_secrets_by_accident()
    {
        using var pulumi = new PulumiStandIn();
        var stack = await pulumi.SelectAsync();

        var outputs = await stack.GetOutputsAsync(Token);

        Assert.Equal(2, outputs["replicas"].Value);
        Assert.Equal(["eu-central-1a", "eu-central-1b"], Assert.IsType<List<object?>>(outputs["zones"].Value));
        Assert.Equal("s3cr3t-of-the-admin", Assert.IsType<Dictionary<string, object?>>(outputs["login"].Value)["password"]);
        Assert.True(outputs["login"].IsSecret);
        Assert.Equal("[secret]", outputs["databasePassword"].ToString());
        Assert.Equal("https://blog.example", outputs["url"].ToString());
    }

    [Fact]
    public async Task A_stack_that_was_never_deployed_has_no_outputs_and_no_history()
    {
        using var pulumi = new PulumiStandIn("nothing-yet");
        var stack = await pulumi.SelectAsync();

        Assert.Empty(await stack.GetOutputsAsync(Token));
        Assert.Empty(await stack.GetHistoryAsync(cancellationToken: Token));
        Assert.Null(await stack.GetInfoAsync(Token));
        Assert.Null(await stack.Workspace.GetStackAsync(Token));
    }

    [Fact]
    public async Task The_history_tells_what_was_done_when_and_how_it_ended()
    {
        using var pulumi = new PulumiStandIn();
        var stack = await pulumi.SelectAsync();

        var history = await stack.GetHistoryAsync(new HistoryOptions { PageSize = 5, Page = 2 }, Token);

        Assert.Equal("stack history --json --page-size 5 --page 2 --stack blog", pulumi.CommandLines.Last());
        Assert.Equal([UpdateKind.Update, UpdateKind.ResourceImport, UpdateKind.Unknown], history.Select(static u => u.Kind));
        Assert.Equal([UpdateState.Succeeded, UpdateState.Failed, UpdateState.InProgress], history.Select(static u => u.Result));
        Assert.Equal(TimeSpan.FromSeconds(123), history[0].EndTime - history[0].StartTime);
        Assert.Null(history[2].EndTime);
        Assert.Equal("more replicas", history[0].Message);
        Assert.Equal(41, history[0].ResourceChanges![OperationType.Same]);
        Assert.Equal("eu-central-1", history[0].Config["aws:region"].Value);
        Assert.True(history[0].Config["wordpress-blog:secrets"].IsSecret);
        Assert.Equal("", history[0].Config["wordpress-blog:secrets"].Value);
    }

    [Fact]
    public async Task A_page_of_the_history_has_at_least_one_update()
    {
        using var pulumi = new PulumiStandIn();
        var stack = await pulumi.SelectAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => stack.GetHistoryAsync(new() { PageSize = 0 }, Token));
    }

    [Fact]
    public async Task Output_that_is_no_JSON_is_told()
    {
        using var pulumi = new PulumiStandIn("strange-json");
        var stack = await pulumi.SelectAsync();

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => stack.GetOutputsAsync(showSecrets: false, Token));

        Assert.StartsWith("`pulumi stack output` did not print the JSON that is known of it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_is_exported_and_imported_without_a_file()
    {
        using var pulumi = new PulumiStandIn();
        var stack = await pulumi.SelectAsync();

        var state = await stack.ExportStackAsync(Token);
        await stack.ImportStackAsync(state, Token);

        Assert.Equal(3, state.Version);
        Assert.Equal(["stack select --stack blog", "stack export --show-secrets --stack blog", "stack import --stack blog"], pulumi.CommandLines);
        Assert.Equal(state.Json.GetRawText(), pulumi.Call("stack import").Input);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"version":"three"}""")]
    public void What_is_no_state_is_not_imported(string text) =>
        Assert.StartsWith("The stack's state is not the JSON", Assert.Throws<DistributedApplicationException>(() => StackDeployment.FromJsonString(text)).Message, StringComparison.Ordinal);
}
