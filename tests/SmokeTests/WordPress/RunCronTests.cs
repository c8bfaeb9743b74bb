using System.Text.Json;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>The command that runs what is due now, rather than a minute later.</summary>
public sealed class RunCronTests(SmokeTestAssembly assembly)
{
    private static readonly string[] s_runCron = ["php8.4", "/usr/local/lib/wordpress/commands/run-cron.php"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scheduled_events_that_are_due_are_run_once_and_told()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = new WordPressBuilder(assembly.Images.WordPress).WithDatabase(database).WithEnvironment("WORDPRESS_DISABLE_WP_CRON", "1").WithPage("evaluate.php").Build();
        await site.StartAsync(Cancellation);
        await site.EvaluateAsync("wp_schedule_single_event( time() - 60, 'one_thing' ); wp_schedule_event( time() - 60, 'hourly', 'again' ); wp_schedule_single_event( time() + 600, 'later' );", Cancellation);

        var events = (await site.RunAsync(Cancellation, s_runCron)).Split('\n').Select(static l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal("once", Assert.Single(events, static e => e.GetProperty("Event").GetString() == "one_thing").GetProperty("Recurrence").GetString());
        Assert.Equal("hourly", Assert.Single(events, static e => e.GetProperty("Event").GetString() == "again").GetProperty("Recurrence").GetString());
        Assert.DoesNotContain(events, static e => e.GetProperty("Event").GetString() == "later");

        Assert.DoesNotContain("again", await site.RunAsync(Cancellation, s_runCron), StringComparison.Ordinal);
        Assert.Equal("[false,true,true]", (await site.EvaluateAsync("return [ (bool) wp_next_scheduled( 'one_thing' ), wp_next_scheduled( 'again' ) > time(), (bool) wp_next_scheduled( 'later' ) ];", Cancellation)).GetRawText());
    }

    [Fact]
    public async Task An_event_is_run_once_though_WordPress_begins_to_run_events_meanwhile()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = new WordPressBuilder(assembly.Images.WordPress).WithDatabase(database).WithEnvironment("WORDPRESS_DISABLE_WP_CRON", "1").WithPage("evaluate.php")
            .WithEnvironment("WORDPRESS_CONFIG_EXTRA", """
                add_early_filter( 'long_thing', static function () { exec( 'php8.4 /var/www/html/wp-cron.php' ); } );
                add_early_filter( 'next_thing', static function () { add_option( uniqid( 'ran_' ), 1 ); } );
                """).Build();
        await site.StartAsync(Cancellation);
        await site.EvaluateAsync("wp_schedule_single_event( time() - 60, 'long_thing' ); wp_schedule_single_event( time() - 50, 'next_thing' );", Cancellation);

        Assert.Contains("next_thing", await site.RunAsync(Cancellation, s_runCron), StringComparison.Ordinal);
        Assert.Equal(1, await database.ScalarAsync<int>("SELECT COUNT(*) FROM wp_options WHERE option_name LIKE 'ran\\_%'", Cancellation));

        // The next one need not wait.
        Assert.Equal("false", (await site.EvaluateAsync("return get_transient( 'doing_cron' );", Cancellation)).GetRawText());
    }

    [Fact]
    public async Task While_somebody_else_runs_events_it_waits()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = new WordPressBuilder(assembly.Images.WordPress).WithDatabase(database).WithEnvironment("WORDPRESS_DISABLE_WP_CRON", "1").WithPage("evaluate.php")
            .WithEnvironment("WORDPRESS_CONFIG_EXTRA", "add_early_filter( 'thing', static function () { add_option( 'thing_ran_at', microtime( true ) ); } );").Build();
        await site.StartAsync(Cancellation);

        // Somebody who has three seconds left before WordPress itself gives up on him.
        await site.EvaluateAsync("wp_schedule_single_event( time() - 60, 'thing' ); update_option( 'begun_at', microtime( true ) - 57 ); set_transient( 'doing_cron', get_option( 'begun_at' ) );", Cancellation);

        Assert.Contains("\"thing\"", await site.RunAsync(Cancellation, s_runCron), StringComparison.Ordinal);
        Assert.True((await site.EvaluateAsync("return get_option( 'thing_ran_at' ) - get_option( 'begun_at' );", Cancellation)).GetDouble() >= 60);
    }
}
