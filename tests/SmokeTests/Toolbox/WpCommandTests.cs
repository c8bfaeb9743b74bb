using System.Text.Json;
using WpAspire.SmokeTests.Support;

namespace WpAspire.SmokeTests.Toolbox;

/// <summary>The small <c>wp</c>: what people use of WP-CLI daily, with its options and formats.</summary>
public sealed class WpCommandTests(SiteWithToolbox fixture) : IClassFixture<SiteWithToolbox>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PHP version:", "--info")]
    [InlineData("Database revision:", "core", "version", "--extra")]
    [InlineData("name,status,update,version,update_version,auto_update\nakismet,inactive,", "plugin", "list", "--format=csv")]
    [InlineData("akismet\n", "plugin", "list", "--field=name")]
    [InlineData("twentytwentyfive,active\n", "theme", "list", "--fields=name,status", "--format=csv")]
    [InlineData("already active", "theme", "activate", "twentytwentyfive")]
    [InlineData("administrator\n", "user", "get", "admin", "--field=roles")]
    [InlineData("1\n", "user", "list", "--role=administrator", "--format=count")]
    [InlineData("hello-world", "post", "list", "--fields=ID,post_name", "--format=json")]
    [InlineData("Rewrite rules flushed", "rewrite", "flush")]
    [InlineData("42", "eval", "echo 6 * 7;")]
    [InlineData("1", "eval", "echo get_current_user_id();", "--user=admin")]
    [InlineData("blog.test:81 /x", "eval", "echo $_SERVER['HTTP_HOST'], ' ', $_SERVER['REQUEST_URI'];", "--url=blog.test:81/x")]
    [InlineData("wp_\n", "config", "get", "table_prefix")]
    [InlineData("\"name\":\"DB_NAME\"", "config", "list", "--format=json")]
    [InlineData("blogname,\"Smoke test\"", "option", "list", "--search=blogname", "--format=csv")]
    [InlineData("Type:", "db", "columns", "wp_options", "--format=yaml")]
    [InlineData("wp_options\n", "db", "tables")]
    [InlineData("wp_postmeta,wp_posts\n", "db", "tables", "wp_p*", "--format=csv")]
    [InlineData("Database checked", "db", "check")]
    [InlineData("hook,next_run_relative\n", "cron", "event", "list", "--fields=hook,next_run_relative", "--format=csv")]
    [InlineData("| hourly", "cron", "schedule", "list")]
    [InlineData("Regenerated 0 of 0 images", "media", "regenerate", "--yes")]
    [InlineData("uncategorized", "term", "list", "category", "--field=slug")]
    [InlineData("Author,author\n", "role", "list", "--format=csv")]
    [InlineData("A WordPress Commenter", "comment", "list", "--field=comment_author")]
    [InlineData("<wp:wxr_version>", "export", "--stdout")]
    public async Task It_says_what_WP_CLI_says(string expected, params string[] command)
        => Assert.Contains(expected, (await TryAsync(command)).Everything, StringComparison.Ordinal);

    [Fact]
    public async Task Plugins_users_options_transients_and_events_are_made_and_removed()
    {
        Assert.Equal("Plugin 'akismet' activated.\nSuccess: Activated 1 of 1 plugins.\n", await WpAsync("plugin", "activate", "akismet"));
        Assert.Equal(0, (await TryAsync("plugin", "is-active", "akismet")).ExitCode);
        Assert.Equal("akismet\n", await WpAsync("plugin", "list", "--status=active", "--field=name"));
        Assert.Equal("no\n", await WpAsync("eval", "echo class_exists('Akismet') ? 'yes' : 'no', \"\\n\";", "--skip-plugins"));
        await WpAsync("plugin", "deactivate", "akismet");
        Assert.Equal(1, (await TryAsync("plugin", "is-active", "akismet")).ExitCode);

        var id = (await WpAsync("user", "create", "bob", "bob@example.com", "--role=author", "--porcelain")).Trim();
        Assert.Equal("user_login,roles\nbob,author\n", await WpAsync("user", "list", "--role=author", "--fields=user_login,roles", "--format=csv"));
        Assert.Contains(id, (await WpAsync("user", "list", "--format=ids")).Trim().Split(' '));
        await WpAsync("user", "delete", "bob", "--reassign=admin");
        Assert.Equal(1, (await TryAsync("user", "get", "bob")).ExitCode);

        Assert.Equal("Success: Added 'field' option.\n", await WpAsync("option", "add", "field", """{"a":"b"}""", "--format=json"));
        Assert.Equal("b\n", await WpAsync("option", "pluck", "field", "a"));
        Assert.Equal(1, (await TryAsync("option", "add", "field", "again")).ExitCode);
        Assert.Equal("", await WpAsync("option", "delete", "field", "--quiet"));

        await WpAsync("transient", "set", "weather", "fine", "100");
        Assert.Equal("fine\n", await WpAsync("transient", "get", "weather"));
        Assert.Equal("Success: Transient deleted.\n", await WpAsync("transient", "delete", "weather"));
    }

    [Fact]
    public async Task A_database_is_exported_emptied_and_imported()
    {
        var database = await fixture.Database.Server.CreateDatabaseAsync(Cancellation);
        var toolbox = await fixture.StartToolboxAsync(database, Cancellation);
        var all = await DockerCli.RunAsync(
            ["exec", toolbox, "sh", "-c",
             "echo 'CREATE TABLE t (n VARCHAR(20)); INSERT INTO t VALUES (\"Zoë 😀\")' | LC_ALL=C wp db import - && wp db export /tmp/d.sql --quiet && wp db reset --yes && wp db query 'SHOW TABLES'"
             + " && wp db import /tmp/d.sql && wp db query 'SELECT HEX(n) FROM t' --skip-column-names"],
            Cancellation);

        Assert.Equal("Success: Imported from 'STDIN'.\nSuccess: Database reset.\nSuccess: Imported from '/tmp/d.sql'.\n5A6FC3AB20F09F9880\n", all);
    }

    [Fact]
    public async Task What_was_exported_is_imported()
    {
        var posts = await DockerCli.RunAsync(
            ["exec", fixture.Toolbox, "sh", "-c",
             "id=$(wp post create --post_title='Carried ä' --post_content='<p>over</p>' --post_status=publish --porcelain) && wp post meta add $id colour red --quiet && wp export --dir=/tmp --quiet"
             + " && wp post delete $id --force --quiet && wp import /tmp/*.xml --authors=skip --quiet && id=$(wp post list --s=Carried --format=ids) && wp post get $id --field=post_title && wp post get $id --field=post_content && wp post meta get $id colour"],
            Cancellation);

        Assert.Equal("Carried ä\n<p>over</p>\nred\n", posts);
    }

    [Theory]
    // PHP's own classes write themselves with marks between the values.
    [InlineData("C:11:\"ArrayObject\":58:{x:i:0;a:1:{s:4:\"home\";s:18:\"http://old.example\";};m:a:0:{}}", "C:11:\"ArrayObject\":69:{x:i:0;a:1:{s:4:\"home\";s:29:\"https://much-longer.example/x\";};m:a:0:{}}")]
    [InlineData("E:11:\"Suit:Hearts\";http://old.example", "E:11:\"Suit:Hearts\";https://much-longer.example/x")]
    [InlineData("a:2:{i:0;S:18:\"http://old\\2eexample\";i:1;s:18:\"http://old.example\";}", "a:2:{i:0;s:29:\"https://much-longer.example/x\";i:1;s:29:\"https://much-longer.example/x\";}")]
    [InlineData("a:3:{i:0;d:-1.5E+25;i:1;R:2;i:2;s:18:\"http://old.example\";}", "a:3:{i:0;d:-1.5E+25;i:1;R:2;i:2;s:29:\"https://much-longer.example/x\";}")]
    [InlineData("O:8:\"stdClass\":1:{s:1:\"u\";s:18:\"http://old.example\";}", "O:8:\"stdClass\":1:{s:1:\"u\";s:29:\"https://much-longer.example/x\";}")]
    [InlineData("see http://old.example; {all}", "see https://much-longer.example/x; {all}")]
    // What can not be read stays.
    [InlineData("C:8:\"Strange_\":22:{<<http://old.example>>}", null)]
    [InlineData("a:1:{s:4:\"home\";s:99:\"http://old.example\";}", null)]
    public async Task A_serialised_value_is_rewritten_whole_or_stays_with_a_warning(string before, string? after)
    {
        var name = "walk_" + Guid.NewGuid().ToString("n");
        await fixture.Database.ExecuteAsync($"INSERT INTO wp_options (option_name, option_value, autoload) VALUES ('{name}', '{before.Replace("\\", "\\\\", StringComparison.Ordinal)}', 'off')", Cancellation);
        var id = await fixture.Database.ScalarAsync<int>($"SELECT option_id FROM wp_options WHERE option_name = '{name}'", Cancellation);

        var result = await TryAsync("search-replace", "http://old.example", "https://much-longer.example/x", "wp_options", "--include-columns=option_value");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(after ?? before, await fixture.Database.ScalarAsync<string>($"SELECT option_value FROM wp_options WHERE option_name = '{name}'", Cancellation));
        Assert.Equal(after is null, result.Error.Contains($"Warning: wp_options.option_value of option_id {id} is a serialised value that can not be read, and stays as it is.", StringComparison.Ordinal));
        await fixture.Database.ExecuteAsync($"DELETE FROM wp_options WHERE option_name = '{name}'", Cancellation);
    }

    [Fact]
    public async Task Which_tables_are_searched_is_as_the_options_say()
    {
        await fixture.Database.ExecuteAsync(
            """
            CREATE TABLE crm_links (id INT PRIMARY KEY, url VARCHAR(200)); CREATE TABLE wp_crm (id INT PRIMARY KEY, url VARCHAR(200), note VARCHAR(200));
            INSERT INTO crm_links VALUES (1, 'http://tables.example'); INSERT INTO wp_crm VALUES (1, 'http://tables.example', 'http://tables.example')
            """, Cancellation);
        async Task<string> CountAsync(params string[] options) => (await WpAsync(["search-replace", "tables.example", "elsewhere.example", "--dry-run", "--format=count", .. options])).Trim();

        Assert.Equal("0", await CountAsync());
        Assert.Equal("2", await CountAsync("--all-tables-with-prefix"));
        Assert.Equal("3", await CountAsync("--all-tables"));
        Assert.Equal("1", await CountAsync("crm_*"));
        Assert.Equal("2", await CountAsync("--all-tables", "--skip-tables=crm_*"));
        Assert.Equal("1", await CountAsync("wp_crm", "--skip-columns=note"));
        Assert.Equal("1", await CountAsync("wp_crm", "--include-columns=note"));
        Assert.Equal("3", await CountAsync("--all-tables", "--precise", "--no-recurse-objects"));
        using var report = JsonDocument.Parse(await WpAsync("search-replace", "tables.example", "elsewhere.example", "--all-tables", "--dry-run", "--report-changed-only", "--format=json"));
        Assert.Equal(3, report.RootElement.GetArrayLength());

        var exported = await WpAsync("search-replace", "tables.example", "elsewhere.example", "crm_links", "--export");
        Assert.Contains("VALUES ('1', 'http://elsewhere.example')", exported, StringComparison.Ordinal);
        Assert.Equal("3", await CountAsync("--all-tables"));

        await WpAsync("search-replace", "tables\\.(example)", "elsewhere.$1", "--all-tables", "--regex");
        Assert.Equal("http://elsewhere.example", await fixture.Database.ScalarAsync<string>("SELECT url FROM crm_links", Cancellation));
    }

    private async Task<string> WpAsync(params string[] command) => await DockerCli.RunAsync(["exec", fixture.Toolbox, "wp", .. command], Cancellation);

    private Task<CommandResult> TryAsync(params string[] command) => DockerCli.TryAsync(["exec", fixture.Toolbox, "wp", .. command], Cancellation);
}
