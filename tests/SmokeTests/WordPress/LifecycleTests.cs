using System.Net;
using DotNet.Testcontainers.Builders;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>Restarting, the size of the container, and content on a volume.</summary>
public sealed class LifecycleTests(SmokeTestAssembly assembly)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WordPressBuilder WordPress => new(assembly.Images.WordPress);

    [Fact]
    public async Task While_the_database_is_away_pages_are_503s_that_say_when_to_come_again()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = WordPress.WithDatabase(database).Build();
        await site.StartAsync(Cancellation);

        await database.ExecuteAsync($"ALTER USER '{database.User}'@'%' ACCOUNT LOCK", Cancellation);
        foreach (var path in new[] { "/", "/wp-admin/", "/wp-json/" })
        {
            using var away = await site.GetAsync(path, Cancellation);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            Assert.NotNull(away.Headers.RetryAfter);
            Assert.True(away.Headers.CacheControl?.NoStore);
        }

        await database.ExecuteAsync($"ALTER USER '{database.User}'@'%' ACCOUNT UNLOCK", Cancellation);
        using var back = await site.GetAsync("/", Cancellation);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("php-fpm")]
    public async Task When_one_of_its_servers_dies_the_container_ends_with_an_error(string server)
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = WordPress.WithDatabase(database).Build();
        await site.StartAsync(Cancellation);

        // The command may not outlive what it kills.
        await site.ExecAsync(["sh", "-c", $"for p in /proc/[0-9]*; do if grep -q '^{server}: master' $p/cmdline; then kill -KILL ${{p#/proc/}}; fi; done"], Cancellation);
        Assert.NotEqual("0\n", await DockerCli.RunAsync(["wait", site.Id], Cancellation));
        Assert.Contains("ended unexpectedly", await site.GetLogAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(256, null, "2")]
    [InlineData(512, "1", "4")]
    [InlineData(1024, "0.5", "4")]
    [InlineData(2048, "2", "8")]
    public async Task As_many_workers_as_fit_into_the_container_but_at_least_two(int megabytes, string? processors, string workers)
    {
        string[] limits = [$"--memory={megabytes}m", .. processors is null ? Array.Empty<string>() : ["--cpus=" + processors]];
        var id = (await DockerCli.RunAsync(["run", "--detach", TestRun.LabelArgument, .. limits, "--env=WORDPRESS_SKIP_BOOTSTRAP=1", assembly.Images.WordPress], Cancellation)).Trim();
        await Condition.UntilAsync(async () => (await DockerCli.TryAsync(["exec", id, "test", "-S", "/tmp/wordpress/www.sock"], Cancellation)).ExitCode == 0, "PHP has started", Cancellation);

        var settings = await DockerCli.RunAsync(["exec", id, "cat", "/tmp/wordpress/fpm.conf"], Cancellation);
        Assert.Contains($"pm.max_children = {workers}\npm = static\n", settings, StringComparison.Ordinal);
        await DockerCli.RunAsync(["rm", "--force", "--volumes", id], Cancellation);
    }

    [Theory]
    [InlineData("small", "4")]
    [InlineData("narrow", "3")]
    [InlineData("beside", "3")]
    [InlineData("unlimited", "8", "--cpus=2", "--memory=2048m")]
    [InlineData("nobody-answers-here", "8", "--cpus=2", "--memory=2048m")]
    [InlineData("small", "5", "--env=PHP_FPM_MAX_CHILDREN=5")]
    public async Task As_many_workers_as_fit_into_a_task_whose_limits_a_container_can_not_see(string task, string workers, params string[] options)
    {
        var network = "--network=" + assembly.Network.Name;
        var page = Path.Combine(AppContext.BaseDirectory, "Files", "metadata.php");
        var metadata = (await DockerCli.RunAsync(["run", "--detach", network, TestRun.LabelArgument, $"--volume={page}:/metadata.php:ro", assembly.Images.WordPress, "php", "-S", "0.0.0.0:8000", "/metadata.php"], Cancellation)).Trim();
        await Condition.UntilAsync(async () => (await DockerCli.TryAsync(["exec", metadata, "php", "-r", "fsockopen('127.0.0.1', 8000) || exit(1);"], Cancellation)).ExitCode == 0, "the metadata can be had", Cancellation);

        var id = (await DockerCli.RunAsync(
            ["run", "--detach", network, TestRun.LabelArgument, $"--env=ECS_CONTAINER_METADATA_URI_V4=http://{metadata[..12]}:8000/v4/{task}", "--env=WORDPRESS_SKIP_BOOTSTRAP=1", .. options, assembly.Images.WordPress],
            Cancellation)).Trim();
        await Condition.UntilAsync(async () => (await DockerCli.TryAsync(["exec", id, "test", "-S", "/tmp/wordpress/www.sock"], Cancellation)).ExitCode == 0, "PHP has started", Cancellation);

        Assert.Contains($"pm.max_children = {workers}\n", await DockerCli.RunAsync(["exec", id, "cat", "/tmp/wordpress/fpm.conf"], Cancellation), StringComparison.Ordinal);
        await DockerCli.RunAsync(["rm", "--force", "--volumes", id, metadata], Cancellation);
    }

    [Fact]
    public async Task An_interface_that_nobody_uses_can_be_closed()
    {
        await using var open = WordPress.WithoutReadiness().WithEnvironment("WORDPRESS_SKIP_BOOTSTRAP", "yes").Build();
        await using var closed = WordPress.WithoutReadiness().WithEnvironment("WORDPRESS_SKIP_BOOTSTRAP", "yes").WithEnvironment("WORDPRESS_DISABLE_XMLRPC", "yes").Build();
        await Task.WhenAll(open.StartAsync(Cancellation), closed.StartAsync(Cancellation));

        using var answered = await open.GetAsync("/xmlrpc.php", Cancellation);
        using var refused = await closed.GetAsync("/xmlrpc.php", Cancellation);
        Assert.NotEqual(HttpStatusCode.Forbidden, answered.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Managed_content_is_filled_from_the_image_once_and_belongs_to_the_administrators_then()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var volume = new VolumeBuilder().WithLabel(TestRun.Label, TestRun.Id).Build();
        WordPressBuilder managed() => WordPress.WithDatabase(database).WithReadOnlyRoot().WithEnvironment("WORDPRESS_CONTENT_MODE", "managed")
            .WithVolumeMount(volume, "/var/www/html/wp-content");
        // As file systems of the cloud come: empty, and the site's own.
        await volume.CreateAsync(Cancellation);
        await DockerCli.RunAsync(["run", "--rm", "--user=0", $"--volume={volume.Name}:/content", TestRun.LabelArgument, assembly.Images.WordPress, "sh", "-c", "chown 33:33 /content && mkdir -p /content/themes/own && echo kept >/content/themes/own/style.css && chown -R 33:33 /content"], Cancellation);

        await using (var first = managed().Build())
        {
            await first.StartAsync(Cancellation);
            using var home = await first.GetAsync("/", Cancellation);
            Assert.Equal(HttpStatusCode.OK, home.StatusCode);
            Assert.Equal("kept", await first.RunAsync(Cancellation, "cat", "/var/www/html/wp-content/themes/own/style.css"));
            await first.RunAsync(Cancellation, "sh", "-c", "rm -r /var/www/html/wp-content/plugins/* && mkdir /var/www/html/wp-content/plugins/mine");

            // Plugins yes, WordPress itself no.
            Assert.Equal("yes no", await first.RunAsync(Cancellation, "php", "-r", "require '/var/www/html/wp-load.php'; echo user_can(1, 'install_plugins') ? 'yes' : 'no', ' ', user_can(1, 'update_core') ? 'yes' : 'no';"));
        }

        await using var second = managed().Build();
        await second.StartAsync(Cancellation);
        Assert.Equal("mine", await second.RunAsync(Cancellation, "ls", "/var/www/html/wp-content/plugins"));
    }

    [Fact]
    public async Task A_volume_of_the_other_content_mode_is_refused_with_the_way_to_move_and_every_picture_is_there_after_it()
    {
        const string Content = "/var/www/html/wp-content";
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var volume = new VolumeBuilder().WithLabel(TestRun.Label, TestRun.Id).Build();
        await volume.CreateAsync(Cancellation);
        await InVolumeAsync("mkdir -p 2026/11 && echo mine >2026/11/picture.txt && chown -R 33:33 .");
        await ServesAsync(Immutable());

        await RefusesAsync("managed", Content, "or move what is in it into a directory uploads of the volume");
        await InVolumeAsync("mkdir uploads && mv 2026 uploads/ && chown -R 33:33 .");
        await ServesAsync(Managed());

        await RefusesAsync("immutable", $"{Content}/uploads", "or move what is in that directory up to the volume's root, and remove .seeded");
        await InVolumeAsync("mv uploads/2026 . && rm .seeded");
        await ServesAsync(Immutable());

        WordPressBuilder Immutable() => WordPress.WithDatabase(database).WithVolumeMount(volume, $"{Content}/uploads");

        WordPressBuilder Managed() => WordPress.WithDatabase(database).WithEnvironment("WORDPRESS_CONTENT_MODE", "managed").WithVolumeMount(volume, Content);

        async Task InVolumeAsync(string script) =>
            await DockerCli.RunAsync(["run", "--rm", "--user=0", $"--volume={volume.Name}:/content", "--workdir=/content", TestRun.LabelArgument, assembly.Images.WordPress, "sh", "-c", script], Cancellation);

        async Task ServesAsync(WordPressBuilder builder)
        {
            await using var site = builder.Build();
            await site.StartAsync(Cancellation);
            using var response = await site.GetAsync("/wp-content/uploads/2026/11/picture.txt", Cancellation);
            Assert.Equal("mine\n", await response.Content.ReadAsStringAsync(Cancellation));
        }

        async Task RefusesAsync(string mode, string target, string sentence)
        {
            var result = await DockerCli.TryAsync(
                ["run", "--rm", "--network=none", $"--volume={volume.Name}:{target}", TestRun.LabelArgument, $"--env=WORDPRESS_CONTENT_MODE={mode}", assembly.Images.WordPress], Cancellation);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains(sentence, Assert.Single(result.Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Managed_content_that_lacks_the_answer_to_an_outage_gets_it_and_somebodys_own_is_left_alone()
    {
        const string answer = "/var/www/html/wp-content/db-error.php";
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var volume = new VolumeBuilder().WithLabel(TestRun.Label, TestRun.Id).Build();
        await volume.CreateAsync(Cancellation);
        await DockerCli.RunAsync(["run", "--rm", "--user=0", $"--volume={volume.Name}:/content", TestRun.LabelArgument, assembly.Images.WordPress, "sh", "-c", "touch /content/.volume && chown -R 33:33 /content"], Cancellation);
        await using var site = WordPress.WithDatabase(database).WithReadOnlyRoot().WithEnvironment("WORDPRESS_CONTENT_MODE", "managed")
            .WithVolumeMount(volume, "/var/www/html/wp-content").Build();
        await site.StartAsync(Cancellation);

        // As an image that had none left it.
        await site.RunAsync(Cancellation, "rm", answer);
        await RestartAsync();
        await database.ExecuteAsync($"ALTER USER '{database.User}'@'%' ACCOUNT LOCK", Cancellation);
        using (var away = await site.GetAsync("/", Cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            Assert.NotNull(away.Headers.RetryAfter);
        }

        await database.ExecuteAsync($"ALTER USER '{database.User}'@'%' ACCOUNT UNLOCK", Cancellation);
        await site.RunAsync(Cancellation, "sh", "-c", $"echo '<?php // Our own.' >{answer}");
        await RestartAsync();
        Assert.Equal("<?php // Our own.", await site.RunAsync(Cancellation, "cat", answer));
        Assert.Equal("", await site.RunAsync(Cancellation, "sh", "-c", $"ls {answer}.* 2>/dev/null || true"));

        async Task RestartAsync()
        {
            await DockerCli.RunAsync(["kill", "--signal=KILL", site.Id], Cancellation);
            await site.StartAsync(Cancellation);
        }
    }

    [Fact]
    public async Task The_connection_to_the_database_can_be_encrypted()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await database.ExecuteAsync($"ALTER USER '{database.User}'@'%' REQUIRE SSL", Cancellation);
        await using var site = WordPress.WithDatabase(database)
            .WithEnvironment("WORDPRESS_ENABLE_DATABASE_SSL", "yes")
            .WithEnvironment("WORDPRESS_VERIFY_DATABASE_SSL", "no")
            .Build();
        await site.StartAsync(Cancellation);

        using var home = await site.GetAsync("/", Cancellation);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_unless_it_need_not_be_looked_at()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = WordPress.WithoutReadiness().WithDatabase(database).WithEnvironment("WORDPRESS_ENABLE_DATABASE_SSL", "yes").Build();
        await site.StartAsync(Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "database-certificate-refused"), await site.GetReadinessAsync(Cancellation));
    }
}
