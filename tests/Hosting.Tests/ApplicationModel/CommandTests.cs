using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;

namespace WpAspire.Hosting.Tests.ApplicationModel;

public class CommandTests
{
    private readonly DistributedApplicationBuilder _builder = TestApp.Create();
    private readonly IResourceBuilder<ContainerResource> _box;

    public CommandTests() => _box = _builder.AddContainer("box", "image");

    [Fact]
    public async Task A_command_is_executed_by_its_name()
    {
        ExecuteCommandContext? seen = null;
        _box.WithCommand("greet", "Greet", context =>
        {
            seen = context;
            Assert.NotNull(context.ServiceProvider.GetService<ResourceNotificationService>());
            return Task.FromResult(CommandResults.Success("done", "hello", CommandResultFormat.Markdown));
        });

        var result = await ExecuteAsync("box", "GREET");

        Assert.True(result.Success);
        Assert.Equal(("done", "hello", CommandResultFormat.Markdown), (result.Message, result.Data!.Value, result.Data.Format));
        Assert.Equal("box", seen!.ResourceName);
    }

    [Fact]
    public async Task What_goes_wrong_is_a_result()
    {
        _box.WithCommand("fail", "Fail", _ => Task.FromResult(CommandResults.Failure("no")))
            .WithCommand("throw", "Throw", _ => throw new InvalidOperationException("bug"));

        Assert.Equal("no", (await ExecuteAsync("box", "fail")).ErrorMessage);
        Assert.Equal("bug", (await ExecuteAsync("box", "throw")).ErrorMessage);
        Assert.Equal("There is no resource 'bix'.", (await ExecuteAsync("bix", "fail")).ErrorMessage);
        Assert.Equal("The resource 'box' has no command 'fial': it has 'fail', 'throw'.", (await ExecuteAsync("box", "fial")).ErrorMessage);
    }

    [Fact]
    public async Task A_command_can_be_cancelled()
    {
        _box.WithCommand("wait", "Wait", async context =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return CommandResults.Success();
        });
        await using var app = _builder.Build();
        using var cancelled = new CancellationTokenSource();

        var result = app.ResourceCommands.ExecuteCommandAsync(_box.Resource, "wait", cancelled.Token);
        await cancelled.CancelAsync();

        Assert.True((await result).Canceled);
        Assert.False((await result).Success);
    }

    [Fact]
    public async Task A_command_for_one_instance_gets_its_id()
    {
        string? name = null;
        _box.WithCommand("restart", "Restart", context =>
        {
            name = context.ResourceName;
            return Task.FromResult(CommandResults.Success());
        });
        await using var app = _builder.Build();
        await app.ResourceNotifications.PublishUpdateAsync(_box.Resource, "box-2", s => s);

        await app.ResourceCommands.ExecuteCommandAsync("box-2", "restart", TestContext.Current.CancellationToken);

        Assert.Equal("box-2", name);
    }

    [Fact]
    public void A_second_command_of_a_name_takes_the_place_of_the_first()
    {
        _box.WithCommand("a", "First", _ => Task.FromResult(CommandResults.Success())).WithCommand("A", "Second", _ => Task.FromResult(CommandResults.Success()));

        Assert.Equal("Second", Assert.Single(_box.Resource.Annotations.OfType<ResourceCommandAnnotation>()).DisplayName);
    }

    [Fact]
    public async Task An_HTTP_command_makes_a_request()
    {
        await using var server = await TestServer.StartAsync(request => (HttpStatusCode.OK, "application/json", $"\"{request}\""));
        _box.WithHttpEndpoint(targetPort: 80)
            .WithHttpCommand("/flush?all=1", "Flush", commandName: "flush", commandOptions: new()
            {
                ResultMode = HttpCommandResultMode.Auto,
                PrepareRequest = context =>
                {
                    context.Request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "t");
                    return Task.CompletedTask;
                },
            });
        Assert.Contains("no address yet", (await ExecuteAsync("box", "flush")).ErrorMessage, StringComparison.Ordinal);

        _box.GetEndpoint("http").Allocate(server.Port);
        await using var app = TestApp.Create().Build();
        var command = _box.Resource.Annotations.OfType<ResourceCommandAnnotation>().Single();
        var result = await command.ExecuteCommand(Context(app.Services));

        Assert.True(result.Success);
        Assert.Equal(("\"POST /flush?all=1\"", CommandResultFormat.Json), (result.Data!.Value, result.Data.Format));
    }

    [Fact]
    public async Task An_HTTP_command_fails_by_the_status_code_unless_said_otherwise()
    {
        await using var server = await TestServer.StartAsync(_ => (HttpStatusCode.NotFound, "text/plain", "x"));
        _box.WithHttpEndpoint(targetPort: 80)
            .WithHttpCommand("/a", "A", commandName: "a")
            .WithHttpCommand("/b", "B", commandName: "b", commandOptions: new() { Method = HttpMethod.Get, GetCommandResult = c => Task.FromResult(CommandResults.Success($"{c.Response.StatusCode}")) });
        _box.GetEndpoint("http").Allocate(server.Port);
        await using var app = _builder.Build();

        Assert.Contains("404", (await app.ResourceCommands.ExecuteCommandAsync("box", "a", TestContext.Current.CancellationToken)).ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("NotFound", (await app.ResourceCommands.ExecuteCommandAsync("box", "b", TestContext.Current.CancellationToken)).Message);
    }

    private static ExecuteCommandContext Context(IServiceProvider services) => new()
    {
        ServiceProvider = services,
        ResourceName = "box",
        CancellationToken = TestContext.Current.CancellationToken,
        Logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
    };

    private async Task<ExecuteCommandResult> ExecuteAsync(string resource, string command)
    {
        // A builder builds once: each call has an application of its own over the same resources.
        var builder = TestApp.Create();
        foreach (var r in _builder.Resources)
        {
            builder.AddResource(r);
        }

        await using var app = builder.Build();
        return await app.ResourceCommands.ExecuteCommandAsync(resource, command, TestContext.Current.CancellationToken);
    }
}
