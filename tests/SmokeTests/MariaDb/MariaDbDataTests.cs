using System.Text;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.MariaDb;

namespace WpAspire.SmokeTests.MariaDb;

public sealed class MariaDbDataTests(SmokeTestAssembly assembly)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MariaDbBuilder Server => new MariaDbBuilder(assembly.Images.MariaDb)
        .WithEnvironment("MARIADB_ROOT_PASSWORD", "root password")
        .WithEnvironment("MARIADB_DATABASE", "site");

    [Fact]
    public async Task A_data_volume_keeps_its_data_and_the_password_that_it_was_made_with()
    {
        await using var volume = new VolumeBuilder().WithLabel(TestRun.Label, TestRun.Id).Build();
        await using (var first = Server.WithVolumeMount(volume, "/var/lib/mysql").Build())
        {
            await first.StartAsync(Cancellation);
            await using var root = await first.ConnectAsync("root", "root password", "site", Cancellation);
            await root.ExecuteAsync("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (42)", Cancellation);
            await first.StopAsync(Cancellation);
        }

        await using var second = Server.WithVolumeMount(volume, "/var/lib/mysql").WithEnvironment("MARIADB_ROOT_PASSWORD", "another").Build();
        await second.StartAsync(Cancellation);

        Assert.False(await second.AcceptsAsync("root", "another", Cancellation));
        await using var again = await second.ConnectAsync("root", "root password", "site", Cancellation);
        Assert.Equal(42, await again.ScalarAsync<int>("SELECT id FROM t", Cancellation));
    }

    [Fact]
    public async Task What_was_committed_survives_a_crash_right_after_the_first_start()
    {
        await using var server = Server.Build();
        await server.StartAsync(Cancellation);
        await using (var root = await server.ConnectAsync("root", "root password", "site", Cancellation))
        {
            await root.ExecuteAsync("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (42)", Cancellation);
        }

        await DockerCli.RunAsync(["kill", "--signal=KILL", server.Id], Cancellation);
        await DockerCli.RunAsync(["start", server.Id], Cancellation);
        await Condition.UntilAsync(
            async () => (await server.ExecAsync(["healthcheck.sh", "--connect"], Cancellation)).ExitCode == 0, "the server takes connections again", Cancellation);

        var rows = await server.ExecAsync(["mariadb", "--user=root", "--password=root password", "--batch", "--skip-column-names", "--execute=SELECT id FROM site.t"], Cancellation);
        Assert.Equal("42\n", rows.Stdout);
    }

    [Fact]
    public async Task Scripts_run_once_in_alphabetical_order_and_are_not_seen_from_outside_while_they_do()
    {
        await using var server = Server
            .WithResourceMapping("CREATE TABLE steps (n INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20)); INSERT INTO steps (name) VALUES ('sql');"u8.ToArray(), "/docker-entrypoint-initdb.d/1.sql")
            .WithResourceMapping("""echo "INSERT INTO steps (name) VALUES ('sourced')" | docker_process_sql; healthcheck.sh --connect && echo "seen from outside" >&2; true"""u8.ToArray(), "/docker-entrypoint-initdb.d/2.sh")
            .WithResourceMapping("""
                #!/bin/sh
                mariadb --user=root --password="$MARIADB_ROOT_PASSWORD" "$MARIADB_DATABASE" --execute "INSERT INTO steps (name) VALUES ('run')"
                """u8.ToArray(), "/docker-entrypoint-initdb.d/3.sh", fileMode: UnixFileModes.UserRead | UnixFileModes.UserExecute | UnixFileModes.OtherRead | UnixFileModes.OtherExecute)
            .WithResourceMapping(Compress("INSERT INTO steps (name) VALUES ('compressed');"), "/docker-entrypoint-initdb.d/4.sql.gz")
            .Build();
        await server.StartAsync(Cancellation);
        await server.StopAsync(Cancellation);
        await server.StartAsync(Cancellation);

        await using var root = await server.ConnectAsync("root", "root password", "site", Cancellation);
        Assert.Equal(["sql", "sourced", "run", "compressed"], await root.ColumnAsync("SELECT name FROM steps ORDER BY n", Cancellation));
        var (_, error) = await server.GetLogsAsync(ct: Cancellation);
        Assert.DoesNotContain("seen from outside", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_initialisation_that_was_cut_short_starts_over()
    {
        // The first time the script stops half-way; the container's own files outlive the crash.
        await using var server = Server
            .WithResourceMapping("""
                echo "CREATE TABLE runs (id INT AUTO_INCREMENT PRIMARY KEY); INSERT INTO runs VALUES ()" | docker_process_sql
                if [ ! -e /tmp/crashed ]; then touch /tmp/crashed; sleep 60; fi
                """u8.ToArray(), "/docker-entrypoint-initdb.d/1.sh")
            .WithWaitStrategy(Wait.ForUnixContainer().UntilCommandIsCompleted(["test", "-e", "/tmp/crashed"], wait => wait.WithInterval(TimeSpan.FromMilliseconds(100))))
            .Build();
        await server.StartAsync(Cancellation);
        await DockerCli.RunAsync(["kill", "--signal=KILL", server.Id], Cancellation);
        await DockerCli.RunAsync(["start", server.Id], Cancellation);
        await Condition.UntilAsync(
            async () => (await server.ExecAsync(["healthcheck.sh", "--connect"], Cancellation)).ExitCode == 0, "the server takes connections", Cancellation);

        var rows = await server.ExecAsync(["mariadb", "--user=root", "--password=root password", "--batch", "--skip-column-names", "--execute=SELECT COUNT(*) FROM site.runs"], Cancellation);
        Assert.Equal("1\n", rows.Stdout);
        var (_, error) = await server.GetLogsAsync(ct: Cancellation);
        Assert.Contains("cut short", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_system_is_filled()
    {
        await using var server = Server.WithTmpfsMount("/var/lib/mysql").Build();
        await server.StartAsync(Cancellation);

        Assert.True(await server.AcceptsAsync("root", "root password", Cancellation, "site"));
    }

    [Fact]
    public async Task A_directory_with_files_of_another_kind_is_left_alone()
    {
        var result = await DockerCli.TryAsync(
            ["run", "--rm", TestRun.LabelArgument, "--env=MARIADB_ROOT_PASSWORD=a", assembly.Images.MariaDb, "--datadir=/etc/mysql"], Cancellation);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("neither empty nor a MariaDB data directory", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_runs_as_its_own_user_on_a_read_only_root_file_system()
    {
        await using var server = Server
            .WithTmpfsMount("/tmp")
            .WithTmpfsMount("/run")
            .WithCreateParameterModifier(parameters =>
            {
                parameters.User = "999:999";
                parameters.HostConfig!.ReadonlyRootfs = true;
                parameters.HostConfig.CapDrop = ["ALL"];
            })
            .Build();
        await server.StartAsync(Cancellation);

        Assert.True(await server.AcceptsAsync("root", "root password", Cancellation, "site"));
    }

    [Fact]
    public async Task The_server_never_runs_as_root_and_keeps_no_password_where_others_could_read_it()
    {
        await using var server = Server.WithEnvironment("MARIADB_USER", "writer").WithEnvironment("MARIADB_PASSWORD", "password of the writer").Build();
        await server.StartAsync(Cancellation);

        var processes = await DockerCli.RunAsync(["top", server.Id, "-eo", "uid,pid,args"], Cancellation);
        Assert.All(processes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1), line => Assert.StartsWith("999", line.Trim(), StringComparison.Ordinal));
        Assert.DoesNotContain("password of", processes, StringComparison.Ordinal);
        // The account's SQL went through a pipe.
        var files = await server.ExecAsync(["grep", "--recursive", "--files-with-matches", "--text", "password of the writer", "/run", "/tmp", "/dev/shm"], Cancellation);
        Assert.Equal(string.Empty, files.Stdout);
    }

    [Fact]
    public async Task Options_are_passed_on_and_the_defaults_are_safe_ones()
    {
        await using var server = Server.WithCommand("--max-connections=77").Build();
        await server.StartAsync(Cancellation);

        await using var root = await server.ConnectAsync("root", "root password", null, Cancellation);
        Assert.Equal(77, await root.ScalarAsync<int>("SELECT @@max_connections", Cancellation));
        // Unless somebody asks for less, what was committed is on the disk.
        Assert.Equal(1, await root.ScalarAsync<int>("SELECT @@innodb_flush_log_at_trx_commit", Cancellation));
        Assert.Equal("2026-07-01 13:00:00", await root.ScalarAsync<string>("SELECT CAST(CONVERT_TZ('2026-07-01 12:00:00', 'UTC', 'Europe/London') AS CHAR)", Cancellation));
        Assert.Equal("utf8mb4", await root.ScalarAsync<string>("SELECT @@character_set_server", Cancellation));
    }

    [Fact]
    public async Task Each_installation_has_a_certificate_of_its_own_and_keeps_it()
    {
        await using var one = Server.Build();
        await using var other = Server.Build();
        await Task.WhenAll(one.StartAsync(Cancellation), other.StartAsync(Cancellation));
        string[] fingerprint = ["openssl", "x509", "-in", "/var/lib/mysql/server-cert.pem", "-noout", "-fingerprint"];
        var first = (await one.ExecAsync(fingerprint, Cancellation)).Stdout;

        Assert.NotEqual(first, (await other.ExecAsync(fingerprint, Cancellation)).Stdout);
        await using (var root = await one.ConnectAsync("root", "root password", null, Cancellation))
        {
            Assert.NotEmpty(await root.ColumnAsync("SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'Ssl_cipher' AND VARIABLE_VALUE <> ''", Cancellation));
        }

        await one.StopAsync(Cancellation);
        await one.StartAsync(Cancellation);
        Assert.Equal(first, (await one.ExecAsync(fingerprint, Cancellation)).Stdout);
    }

    [Fact]
    public async Task A_stop_is_a_clean_one()
    {
        await using var server = Server.Build();
        await server.StartAsync(Cancellation);
        await DockerCli.StopAsync(server.Id, Cancellation);

        Assert.Equal(0, await server.GetExitCodeAsync(Cancellation));
        var (_, error) = await server.GetLogsAsync(ct: Cancellation);
        Assert.Contains("Shutdown complete", error, StringComparison.Ordinal);
    }

    private static byte[] Compress(string text)
    {
        using var result = new MemoryStream();
        using (var stream = new System.IO.Compression.GZipStream(result, System.IO.Compression.CompressionLevel.Fastest))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return result.ToArray();
    }
}
