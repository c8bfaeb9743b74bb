using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Tests.ApplicationModel;

public class CommandArgumentTests
{
    private readonly DistributedApplicationBuilder _builder = TestApp.Create();
    private readonly IResourceBuilder<ContainerResource> _box;
    private InteractionInputCollection? _seen;

    public CommandArgumentTests() => _box = _builder.AddContainer("box", "image").WithCommand(
        "copy",
        "Copy",
        context =>
        {
            _seen = context.Arguments;
            return Task.FromResult(CommandResults.Success());
        },
        new()
        {
            Arguments =
            [
                new() { Name = "from", InputType = InputType.Text, Required = true, MaxLength = 5, Description = "What is copied" },
                new() { Name = "times", InputType = InputType.Number, Value = "1" },
                new() { Name = "quietly", InputType = InputType.Boolean },
            ],
        });

    [Fact]
    public async Task A_command_gets_what_it_asks_for_by_name_and_in_order()
    {
        Assert.True((await ExecuteAsync(("FROM", "a"), ("quietly", "true"))).Success);

        Assert.Equal(["from", "times", "quietly"], _seen!.Select(static i => i.Name));
        Assert.Equal(("a", "1", "true"), (_seen!.GetString("from"), _seen["times"].Value, _seen[2].Value));
        Assert.False(_seen.TryGetByName("to", out _));
        Assert.Null(_seen.GetString("to"));
    }

    [Theory]
    [InlineData("times", "2", "The command 'copy' needs the argument 'from': What is copied")]
    [InlineData("to", "b", "The command 'copy' has no argument 'to': allowed are from, times, quietly.")]
    [InlineData("from", "abcdef", "The argument 'from' of the command 'copy' is not allowed: it has 6 characters, and may have 5.")]
    public async Task What_it_cannot_use_is_said_in_one_sentence_and_nothing_is_done(string name, string value, string error)
    {
        Assert.Equal(error, (await ExecuteAsync((name, value))).ErrorMessage);
        Assert.Null(_seen);
    }

    [Theory]
    [InlineData("times", "many", "'many' is no number")]
    [InlineData("quietly", "perhaps", "'perhaps' is neither true nor false")]
    public async Task A_value_is_what_the_argument_says_that_it_is(string name, string value, string objection)
    {
        Assert.Equal($"The argument '{name}' of the command 'copy' is not allowed: {objection}.", (await ExecuteAsync(("from", "a"), (name, value))).ErrorMessage);
        Assert.Null(_seen);
    }

    [Fact]
    public void Two_inputs_of_one_name_are_refused() => Assert.Throws<InvalidOperationException>(static () => new InteractionInputCollection(
        [new() { Name = "a", InputType = InputType.Text }, new() { Name = "A", InputType = InputType.Text }]));

    [Fact]
    public async Task What_is_asked_for_is_told_to_those_who_watch()
    {
        await using var app = _builder.Build();
        await app.ResourceNotifications.PublishUpdateAsync(_box.Resource, static s => s);

        Assert.True(app.ResourceNotifications.TryGetCurrentState("box", out var state));
        Assert.Equal(["from", "times", "quietly"], Assert.Single(state.Snapshot.Commands).Arguments.Select(static a => a.Name));
    }

    [Fact]
    public async Task Secrets_are_masked_in_all_that_a_command_says()
    {
        _box.WithCommand("tell", "Tell", static _ => Task.FromResult(CommandResults.Success("It is hunter2", "hunter2!", CommandResultFormat.Markdown, displayImmediately: true)))
            .WithCommand("fail", "Fail", static _ => Task.FromResult(CommandResults.Failure("not hunter2", "hunter2")))
            .WithCommand("throw", "Throw", static _ => throw new InvalidOperationException("hunter2"));
        await using var app = _builder.Build();
        app.Services.GetRequiredService<ISecretMasker>().Add("hunter2");

        var told = await ExecuteAsync("tell");
        Assert.Equal(("It is ******", "******!", CommandResultFormat.Markdown, true), (told.Message, told.Data!.Value, told.Data.Format, told.Data.DisplayImmediately));
        var failed = await ExecuteAsync("fail");
        Assert.Equal(("not ******", "******"), (failed.ErrorMessage, failed.Data!.Value));
        Assert.Equal("******", (await ExecuteAsync("throw")).ErrorMessage);

        Task<ExecuteCommandResult> ExecuteAsync(string command) => app.ResourceCommands.ExecuteCommandAsync("box", command, TestContext.Current.CancellationToken);
    }

    private async Task<ExecuteCommandResult> ExecuteAsync(params (string Name, string Value)[] values)
    {
        await using var app = _builder.Build();
        return await app.ResourceCommands.ExecuteCommandAsync(
            "box", "copy", new([.. values.Select(static v => new InteractionInput { Name = v.Name, InputType = InputType.Text, Value = v.Value })]), TestContext.Current.CancellationToken);
    }
}
