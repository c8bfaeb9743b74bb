using System.Text.Json;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.Toolbox;

/// <summary>A site, and a toolbox beside it, run as strictly as the site.</summary>
public sealed class SiteWithToolbox(SmokeTestAssembly assembly) : IAsyncLifetime
{
    public string Toolbox { get; private set; } = string.Empty;

    public WordPressContainer Site { get; private set; } = null!;

    public Database Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await assembly.CreateDatabaseAsync(CancellationToken.None);
        Site = new WordPressBuilder(assembly.Images.WordPress).WithDatabase(Database).Build();
        await Site.StartAsync(CancellationToken.None);
        Toolbox = await StartToolboxAsync(Database, CancellationToken.None);
    }

    public async Task<string> StartToolboxAsync(Database database, CancellationToken cancellationToken)
    {
        var id = (await DockerCli.RunAsync(
            ["run", "--detach", TestRun.LabelArgument, "--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", "--network=" + assembly.Network.Name,
             "--env=WORDPRESS_DB_HOST=" + SmokeTestAssembly.DatabaseHost, "--env=WORDPRESS_DB_NAME=" + database.Name, "--env=WORDPRESS_DB_USER=" + database.User,
             "--env=WORDPRESS_DB_PASSWORD=" + database.Password, "--env=WP_ENVIRONMENT_TYPE=local", assembly.Images.Toolbox],
            cancellationToken)).Trim();
        await RunningToolbox.UntilStartedAsync(id, cancellationToken);
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        if (Site is not null)
        {
            await Site.DisposeAsync();
        }

        await DockerCli.TryAsync(["rm", "--force", "--volumes", Toolbox], CancellationToken.None);
    }
}

public sealed class ToolboxTests(SiteWithToolbox fixture) : IClassFixture<SiteWithToolbox>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_tells_the_version_and_whether_there_is_a_site()
    {
        Assert.Matches(@"^\d+\.\d+(\.\d+)?\n$", await WpAsync("core", "version"));
        Assert.Equal(0, (await TryAsync("wp", "core", "is-installed")).ExitCode);
        Assert.Equal("Success: WordPress is already installed.\n", await WpAsync("core", "install"));
    }

    [Fact]
    public async Task It_reads_and_writes_options()
    {
        Assert.Equal("Smoke test\n", await WpAsync("option", "get", "blogname"));
        Assert.Equal("Success: Updated 'blogdescription' option.\n", await WpAsync("option", "update", "blogdescription", "It's \"new\""));
        Assert.Equal("\"It&#039;s &quot;new&quot;\"\n", await WpAsync("option", "get", "blogdescription", "--format=json"));
        Assert.Equal("Success: Updated 'toolbox_test' option.\n", await WpAsync("option", "update", "toolbox_test", """{"a":[1,true]}""", "--format=json"));
        Assert.Equal("""{"a":[1,true]}""" + "\n", await WpAsync("option", "get", "toolbox_test", "--format=json"));
    }

    [Fact]
    public async Task It_lists_users_for_people_and_for_programs()
    {
        using var users = JsonDocument.Parse(await WpAsync("user", "list", "--format=json"));
        Assert.Contains(users.RootElement.EnumerateArray(), user => user.GetProperty("user_login").GetString() == WordPressBuilder.Username && user.GetProperty("roles").GetString() == "administrator");
        Assert.Contains("| user_login", await WpAsync("user", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_signs_in_and_the_one_before_does_not()
    {
        var password = (await WpAsync("user", "reset-password", WordPressBuilder.Username, "--porcelain")).Trim();
        await fixture.Site.SignInAsync(Cancellation, password);
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => fixture.Site.SignInAsync(Cancellation));

        // Not asked to, it prints none.
        Assert.DoesNotContain("Password:", await WpAsync("user", "reset-password", WordPressBuilder.Username), StringComparison.Ordinal);

        await DockerCli.RunAsync(["exec", fixture.Toolbox, "sh", "-c", "echo 'one of my own' | wp user update admin --prompt=user_pass"], Cancellation);
        await fixture.Site.SignInAsync(Cancellation, "one of my own");
    }

    [Fact]
    public async Task Replacing_text_keeps_serialised_values_whole()
    {
        await WpAsync("option", "update", "toolbox_serialised", """{"old.example":"see http://old.example/a","n":[1,2.5,null,true],"deep":{"again":"ä http://old.example"}}""", "--format=json");
        await fixture.Database.ExecuteAsync(
            """
            INSERT INTO wp_options (option_name, option_value, autoload) VALUES
              ('toolbox_object', 'O:7:"NoClass":2:{s:3:"url";s:18:"http://old.example";s:1:"x";s:36:"a:1:{i:0;s:18:"http://old.example";}";}', 'no'),
              ('toolbox_nested', 's:40:"a:1:{i:0;s:22:"http://old.example/x/y";}";', 'no'),
              ('toolbox_text', 'a:1:{http://old.example', 'no')
            """, Cancellation);

        var planned = await WpAsync("search-replace", "http://old.example", "https://a-much-longer-name.example", "--dry-run", "--format=count");
        Assert.Contains("http://old.example/a", await WpAsync("option", "get", "toolbox_serialised", "--format=json"), StringComparison.Ordinal);
        var made = await WpAsync("search-replace", "http://old.example", "https://a-much-longer-name.example", "--format=count");

        Assert.Equal(planned, made);
        Assert.Equal(
            """{"old.example":"see https://a-much-longer-name.example/a","n":[1,2.5,null,true],"deep":{"again":"ä https://a-much-longer-name.example"}}""" + "\n",
            await WpAsync("option", "get", "toolbox_serialised", "--format=json"));
        Assert.Equal("a:1:{https://a-much-longer-name.example", await OptionAsync("toolbox_text"));
        Assert.Equal("""s:56:"a:1:{i:0;s:38:"https://a-much-longer-name.example/x/y";}";""", await OptionAsync("toolbox_nested"));
        Assert.Equal(
            """O:7:"NoClass":2:{s:3:"url";s:34:"https://a-much-longer-name.example";s:1:"x";s:52:"a:1:{i:0;s:34:"https://a-much-longer-name.example";}";}""",
            await OptionAsync("toolbox_object"));
    }

    [Fact]
    public async Task It_flushes_the_cache_and_runs_scheduled_work()
    {
        Assert.Equal("Success: The cache was flushed.\n", await WpAsync("cache", "flush"));
        Assert.Contains("wp_version_check", await WpAsync("cron", "event", "list"), StringComparison.Ordinal);
        Assert.Contains("Executed the cron event 'delete_expired_transients'", await RunEventAsync("delete_expired_transients"), StringComparison.Ordinal);
        Assert.Matches(@"Success: Executed a total of \d+ cron event", await WpAsync("cron", "event", "run", "--due-now"));
    }

    [Fact]
    public async Task Database_programs_connect_without_being_told_anything()
    {
        Assert.Equal(fixture.Database.Name + "\n", (await RunAsync("mariadb", "--batch", "--skip-column-names", "--execute=SELECT DATABASE()")));
        Assert.Contains("CREATE TABLE `wp_users`", await WpAsync("db", "export"), StringComparison.Ordinal);
        Assert.Equal("1\n1\n", await WpAsync("db", "query", "SELECT 1"));
        Assert.Contains("Total Indexes", await RunAsync("pt-duplicate-key-checker", "--databases=" + fixture.Database.Name), StringComparison.Ordinal);
        Assert.Contains("MariaDB", await RunAsync("env", "TERM=xterm", "mytop", "--batchmode"), StringComparison.Ordinal);
        Assert.Equal("600\n", await RunAsync("sh", "-c", "stat -c %a ~/.my.cnf"));
    }

    [Theory]
    [InlineData("'scaffold' is not a command", "scaffold", "plugin")]
    [InlineData("usage: wp option", "option", "put", "a", "b")]
    [InlineData("no option --alltables", "search-replace", "a", "b", "--alltables")]
    [InlineData("--path can only be", "option", "get", "home", "--path=/srv")]
    [InlineData("comes with the image", "core", "update")]
    [InlineData("come with the image", "plugin", "install", "akismet")]
    [InlineData("the format 'xml' is unknown", "user", "list", "--format=xml")]
    [InlineData("no field nothing", "user", "list", "--fields=nothing")]
    [InlineData("no option --fromat", "user", "list", "--fromat=json")]
    [InlineData("no user 'nobody'", "user", "reset-password", "nobody")]
    [InlineData("no option 'nothing'", "option", "get", "nothing")]
    public async Task What_it_does_not_know_it_says_in_one_sentence(string says, params string[] command)
    {
        var result = await TryAsync(["wp", .. command]);
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.StartsWith("Error: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(says, Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_installs_a_site_with_a_password_that_is_typed()
    {
        var database = await fixture.Database.Server.CreateDatabaseAsync(Cancellation);
        var toolbox = await fixture.StartToolboxAsync(database, Cancellation);

        Assert.Equal(1, (await DockerCli.TryAsync(["exec", toolbox, "wp", "core", "is-installed"], Cancellation)).ExitCode);
        await DockerCli.RunAsync(["exec", toolbox, "sh", "-c", "echo typed | wp core install --url=https://shop.example --title='My shop' --admin_user=keeper --admin_email=keeper@example.com"], Cancellation);

        Assert.Equal("https://shop.example", await database.ScalarAsync<string>("SELECT option_value FROM wp_options WHERE option_name = 'siteurl'", Cancellation));
        Assert.Equal("keeper", await database.ScalarAsync<string>("SELECT user_login FROM wp_users", Cancellation));
        var check = await DockerCli.RunAsync(["exec", toolbox, "php", "-r", "require '/var/www/html/wp-load.php'; echo wp_check_password('typed', get_user_by('login', 'keeper')->user_pass) ? 'fits' : 'does not fit';"], Cancellation);
        Assert.Equal("fits", check);
    }

    [Fact]
    public async Task It_stops_at_once()
    {
        var toolbox = await fixture.StartToolboxAsync(fixture.Database, Cancellation);

        await DockerCli.StopAsync(toolbox, Cancellation);

        Assert.Equal("0\n", await DockerCli.RunAsync(["inspect", "--format={{.State.ExitCode}}", toolbox], Cancellation));
    }

    private async Task<string> RunEventAsync(string hook)
    {
        await DockerCli.RunAsync(["exec", fixture.Toolbox, "php", "-r", $"require '/var/www/html/wp-load.php'; wp_schedule_event(time() - 1, 'daily', '{hook}');"], Cancellation);
        return await WpAsync("cron", "event", "run", hook);
    }

    private Task<string?> OptionAsync(string name) => fixture.Database.ScalarAsync<string>($"SELECT option_value FROM wp_options WHERE option_name = '{name}'", Cancellation);

    private Task<string> WpAsync(params string[] command) => RunAsync(["wp", .. command]);

    private Task<string> RunAsync(params string[] command) => DockerCli.RunAsync(["exec", fixture.Toolbox, .. command], Cancellation);

    private Task<CommandResult> TryAsync(params string[] command) => DockerCli.TryAsync(["exec", fixture.Toolbox, .. command], Cancellation);
}
