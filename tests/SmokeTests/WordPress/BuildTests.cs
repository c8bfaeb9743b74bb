using WpAspire.SmokeTests.Support;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>What the build arguments of the WordPress image do.</summary>
public sealed class BuildTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Context => Path.Combine(Images.FindRepository(), "docker", "wordpress");

    [Theory]
    [InlineData("it must be \"debian\" or \"release\"", "WORDPRESS_SOURCE=elsewhere")]
    [InlineData("needs WORDPRESS_VERSION", "WORDPRESS_SOURCE=release")]
    [InlineData("needs WORDPRESS_SHA256", "WORDPRESS_SOURCE=release", "WORDPRESS_VERSION=6.8.3")]
    public async Task A_source_that_is_not_fully_named_fails_with_a_sentence(string says, params string[] arguments)
    {
        var result = await BuildAsync("core-fails", arguments);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(says, result.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translations_are_included_when_they_are_asked_for()
    {
        const string tag = "wpaspire-smoketests/core-translated";
        var result = await BuildAsync(tag, "WORDPRESS_LOCALES=de_DE fr_FR");
        Assert.True(result.ExitCode == 0, result.Everything);

        var files = await DockerCli.RunAsync(["run", "--rm", TestRun.LabelArgument, tag, "ls", "/core/wp-content/languages"], Cancellation);
        Assert.Contains("\nde_DE.mo\nfr_FR.mo\n", files, StringComparison.Ordinal);
        await DockerCli.RunAsync(["image", "rm", tag], Cancellation);
    }

    [Fact]
    public async Task An_extension_that_is_asked_for_loads_with_what_it_needs()
    {
        const string tag = "wpaspire-smoketests/extended";
        await DockerCli.RunAsync(["build", "--force-rm", "--quiet", "--tag=" + tag, "--build-arg=EXTRA_PACKAGES=php8.4-sqlite3 php8.4-readline php8.4-excimer", Context], Cancellation, TimeSpan.FromMinutes(30));

        var result = await DockerCli.TryAsync(["run", "--rm", "--network=none", TestRun.LabelArgument, tag, "php", "-m"], Cancellation);
        Assert.Empty(result.Error);
        Assert.Superset(new HashSet<string>(["pdo_sqlite", "sqlite3", "PDO", "readline"]), result.Output.Split('\n').ToHashSet());
        // What nobody asked for stays away.
        Assert.DoesNotContain("\nFFI\n", result.Output, StringComparison.Ordinal);

        // A profile, and its picture. What was not slow has none.
        const string code = """
            require '/usr/local/lib/wordpress/telemetry/profile.php';
            function slow_shop() { $looks = 0; $until = hrtime( true ) + 2_000_000_000; while ( hrtime( true ) < $until ) { ++$looks; } }
            $slow = WpAspire\Telemetry\Profile::begin( 100 );
            $fast = WpAspire\Telemetry\Profile::begin( 100 );
            slow_shop();
            assert( [] === $fast->end( 99_999_999 ) );
            $profile = $slow->end( 100_000_000 );
            assert( array_sum( array_map( fn ( $stack ) => (int) substr( $stack, strrpos( $stack, ' ' ) ), $profile['wordpress.profile.stacks'] ) ) === $profile['wordpress.profile.samples'] );
            echo json_encode( $profile['wordpress.profile.stacks'] );
            """;
        var graph = await DockerCli.TryAsync(
            ["run", "--rm", "--network=none", TestRun.LabelArgument, "--env=CODE=" + code, tag, "bash", "-c", "php -d zend.assertions=1 -r \"$CODE\" | php /usr/local/lib/wordpress/commands/flame-graph.php"], Cancellation);
        Assert.Empty(graph.Error);
        Assert.Contains("<title>slow_shop: ", graph.Output, StringComparison.Ordinal);
    }

    private static Task<CommandResult> BuildAsync(string tag, params string[] arguments)
        => DockerCli.TryAsync(["build", "--force-rm", "--target=core", "--tag=" + tag, .. arguments.Select(argument => "--build-arg=" + argument), Context], Cancellation);
}
