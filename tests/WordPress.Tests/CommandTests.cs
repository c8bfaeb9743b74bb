using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace WpAspire.WordPress.Tests;

/// <summary>What can be done with each resource, and what it makes of what its container says.</summary>
public class CommandTests : IContainerExec
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);
    private readonly List<string> _commands = [];
    private ContainerExecResult _answer = new("wordpress-1", 0, "", "");

    [Fact]
    public void Each_resource_has_commands_with_a_name_a_description_and_an_icon()
    {
        var database = _builder.AddMariaDb("mariadb").AddDatabase("wordpress-db", "wordpress");
        Assert.Equal(["start", "stop", "restart", "scale", "login-link", "flush-cache", "run-cron"], NamesOf(AddSite(database).Resource));
        Assert.Equal(["remove-data", "slow-queries", "process-list"], NamesOf(database.Resource.Parent));
        Assert.Equal(["flush", "info"], NamesOf(_builder.AddRedis("cache").WithMaxMemory(64).Resource));
        Assert.Equal(["remove-data"], NamesOf(_builder.AddSharedVolume("uploads").Resource));
        Assert.Equal(["wp", "run"], NamesOf(_builder.AddToolbox("toolbox", database).Resource));

        Assert.All(_builder.Resources.SelectMany(static r => r.Annotations.OfType<ResourceCommandAnnotation>()), static c =>
        {
            Assert.False(string.IsNullOrEmpty(c.DisplayDescription), c.Name);
            Assert.False(string.IsNullOrEmpty(c.IconName), c.Name);
        });
    }

    [Fact]
    public void What_destroys_asks_before()
    {
        Assert.Contains("'cache'", CommandOf(_builder.AddRedis("cache").WithMaxMemory(64).Resource, "flush").ConfirmationMessage, StringComparison.Ordinal);
        Assert.Contains("all that is in the volume", CommandOf(_builder.AddSharedVolume("uploads").Resource, "remove-data").ConfirmationMessage, StringComparison.Ordinal);
        Assert.All(AddSite().Resource.Annotations.OfType<ResourceCommandAnnotation>(), static c => Assert.Null(c.ConfirmationMessage));
    }

    [Theory]
    [InlineData("Running", "0 of 1 replica is ready", ResourceCommandState.Enabled)]
    [InlineData("Starting", "0 of 1 replica is ready", ResourceCommandState.Disabled)]
    [InlineData("Starting", "1 of 2 replicas are ready", ResourceCommandState.Enabled)]
    [InlineData("Exited", "0 of 1 replica is ready", ResourceCommandState.Disabled)]
    public void What_needs_the_container_waits_until_it_runs(string state, string replicas, ResourceCommandState expected)
    {
        var context = new UpdateCommandStateContext
        {
            ResourceSnapshot = new() { ResourceType = "Container", Properties = [new("Replicas", replicas)], State = state },
            Services = new ServiceCollection().BuildServiceProvider(),
        };

        Assert.Equal(expected, CommandOf(AddSite().Resource, "login-link").UpdateState(context));
        Assert.Equal(ResourceCommandState.Enabled, CommandOf(AddToolbox(), "run").UpdateState(context));
    }

    [Fact]
    public async Task A_login_link_is_at_the_address_that_visitors_use()
    {
        var site = AddSite();
        Allocate(site.GetEndpoint("http"), 8080);
        _answer = new("wordpress-1", 0, "/wp-login-link?token=abc\n", "");

        var result = await ExecuteAsync(site.Resource, "login-link");

        Assert.Equal(("http://localhost:8080/wp-login-link?token=abc", CommandResultFormat.Text, true), (result.Data!.Value, result.Data.Format, result.Data.DisplayImmediately));
        Assert.Equal(["one: timeout --kill-after=5 120 php8.4 /usr/local/lib/wordpress/commands/login-link.php"], _commands);
    }

    [Fact]
    public async Task A_failure_says_what_the_container_said()
    {
        _answer = new("wordpress-1", 1, "", "The database can not be asked: database-unreachable.\n");
        Assert.Equal("The database can not be asked: database-unreachable.", (await ExecuteAsync(AddSite().Resource, "login-link")).Message);
    }

    [Fact]
    public async Task Login_links_are_there_in_a_run_and_never_in_what_is_published()
    {
        Assert.Equal("1", await LoginLinksAsync(AddSite()));
        Assert.DoesNotContain("WORDPRESS_LOGIN_LINKS", await AddToolbox("second").EnvironmentOfAsync(_builder));

        var publish = DistributedApplication.CreateBuilder(["--operation", "publish"]);
        var published = publish.AddWordPress("wordpress", publish.AddMariaDb("mariadb").AddDatabase("wordpress-db"));
        Assert.DoesNotContain("WORDPRESS_LOGIN_LINKS", await published.Resource.EnvironmentOfAsync(publish));
    }

    [Fact]
    public async Task A_site_that_is_not_local_has_no_login_links()
    {
        var site = AddSite().WithEnvironment("WP_ENVIRONMENT_TYPE", "staging");

        Assert.Equal("0", await LoginLinksAsync(site));
    }

    private async Task<string?> LoginLinksAsync(IResourceBuilder<WordPressResource> site)
    {
        var value = (IValueProvider)(await site.Resource.EnvironmentOfAsync(_builder))["WORDPRESS_LOGIN_LINKS"];
        return await value.GetValueAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_caches_that_a_site_has_are_emptied()
    {
        var site = AddSite();
        Assert.Contains("keeps nothing", (await ExecuteAsync(site.Resource, "flush-cache")).Message, StringComparison.Ordinal);
        Assert.Empty(_commands);

        site.WithObjectCache(_builder.AddRedis("cache")).WithPageCache();
        Assert.Equal("The object cache is empty. The page cache is empty.", (await ExecuteAsync(site.Resource, "flush-cache")).Message);
        Assert.Equal(["one: timeout --kill-after=5 120 php8.4 /usr/local/lib/wordpress/commands/flush-object-cache.php", "all: flush-page-cache"], _commands);
    }

    [Fact]
    public async Task What_cron_ran_is_a_table()
    {
        var site = AddSite().Resource;
        Assert.Equal("No event was due.", (await ExecuteAsync(site, "run-cron")).Message);

        _answer = new("wordpress-1", 0, """
            {"Event":"wp_version_check","Due":"2026-01-01 00:00:00","Recurrence":"twicedaily","Milliseconds":12}
            Notice: something
            {"Event":"wp_update_plugins","Due":"2026-01-01 00:00:00","Recurrence":"twicedaily","Milliseconds":3}
            """, "");
        var result = await ExecuteAsync(site, "run-cron");
        Assert.Equal(("2 events were run.", CommandResultFormat.Json), (result.Message, result.Data!.Format));
        Assert.Equal(["wp_version_check", "wp_update_plugins"], EventsOf(result));

        // One that ends PHP: those before it ran.
        _answer = new("wordpress-1", 255, """{"Event":"wp_version_check"}""", "PHP Fatal error: no");
        var failed = await ExecuteAsync(site, "run-cron");
        Assert.Equal("PHP Fatal error: no", failed.Message);
        Assert.Equal(["wp_version_check"], EventsOf(failed));

        static IEnumerable<string?> EventsOf(ExecuteCommandResult result) =>
            JsonDocument.Parse(result.Data!.Value).RootElement.EnumerateArray().Select(static e => e.GetProperty("Event").GetString());
    }

    [Fact]
    public async Task The_toolbox_runs_a_command_line_and_shows_what_it_wrote()
    {
        var toolbox = AddToolbox();
        Assert.All(toolbox.Annotations.OfType<ResourceCommandAnnotation>(), static c => Assert.True(Assert.Single(c.Arguments).Required));

        _answer = new("wordpress-1", 0, "out\n", "err\n");
        var result = await ExecuteAsync(toolbox, "run", "wp user list | head");
        Assert.Equal((true, "out\nerr\n"), (result.Success, result.Data!.Value));
        await ExecuteAsync(toolbox, "wp", "user list", "arguments");
        Assert.Equal(["one: timeout --kill-after=5 60 bash -c wp user list | head", "one: timeout --kill-after=5 60 bash -c wp user list"], _commands);

        _answer = new("wordpress-1", 3, "some", "") { IsTruncated = true };
        var failed = await ExecuteAsync(toolbox, "run", "false");
        Assert.Equal("The command ended with exit code 3.", failed.Message);
        Assert.Equal("some\n… (the rest was left out)\n", failed.Data!.Value);

        _answer = new("wordpress", 124, "", "");
        Assert.Equal("The command was stopped after 60 seconds.", (await ExecuteAsync(toolbox, "run", "sleep 100")).Message);
    }

    [Fact]
    public void What_redis_says_of_itself_is_a_table()
    {
        var rows = RedisCommands.Rows("# Server\r\nredis_version:8.0.2\r\n\r\n# Memory\r\nused_memory_human:1.2M\r\n");

        Assert.Equal(
            """[{"Section":"Server","Name":"redis_version","Value":"8.0.2"},{"Section":"Memory","Name":"used_memory_human","Value":"1.2M"}]""", rows.ToJsonString());
    }

    Task<ContainerExecResult> IContainerExec.ExecAsync(ContainerResource resource, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        _commands.Add($"one: {string.Join(' ', command)}");
        return Task.FromResult(_answer);
    }

    Task<IReadOnlyList<ContainerExecResult>> IContainerExec.ExecInAllAsync(ContainerResource resource, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        _commands.Add($"all: {string.Join(' ', command)}");
        return Task.FromResult<IReadOnlyList<ContainerExecResult>>([_answer]);
    }

    private static IEnumerable<string> NamesOf(IResource resource) => resource.Annotations.OfType<ResourceCommandAnnotation>().Select(static c => c.Name);

    private static ResourceCommandAnnotation CommandOf(IResource resource, string name) => resource.Annotations.OfType<ResourceCommandAnnotation>().Single(c => c.Name == name);

    private async Task<ExecuteCommandResult> ExecuteAsync(IResource resource, string command, string? argument = null, string name = "command")
    {
        return await CommandOf(resource, command).ExecuteCommand(new()
        {
            ResourceName = resource.Name,
            Services = new ServiceCollection().AddSingleton<IContainerExec>(this).BuildServiceProvider(),
            Arguments = new(argument is null ? [] : [new() { Name = name, InputType = InputType.Text, Value = argument }]),
            CancellationToken = TestContext.Current.CancellationToken,
            Logger = NullLogger.Instance,
        });
    }

    private static void Allocate(EndpointReference endpoint, int port) =>
        endpoint.EndpointAnnotation.AllocatedEndpoint = new AllocatedEndpoint(endpoint.EndpointAnnotation, "localhost", port);

    private ToolboxResource AddToolbox(string name = "toolbox") =>
        _builder.AddToolbox(name, _builder.AddMariaDb($"{name}-mariadb").AddDatabase($"{name}-db")).Resource;

    private IResourceBuilder<WordPressResource> AddSite(IResourceBuilder<MariaDbDatabaseResource>? database = null) =>
        _builder.AddWordPress("wordpress", database ?? _builder.AddMariaDb("mariadb").AddDatabase("wordpress-db", "wordpress"));
}
