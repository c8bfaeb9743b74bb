namespace WpAspire.EndToEnd;

/// <summary>What the orchestrator does with models that are not WordPress.</summary>
public class OrchestrationTests
{
    [Fact]
    public async Task A_resource_waits_for_the_completion_of_a_job()
    {
        await using var site = new AppHostSite(scenario: "job-and-service");
        await site.StartAsync();

        Assert.Equal("Finished", (await site.DescribeAsync("job")).GetProperty("state").GetString());
        Assert.Equal("Running", (await site.DescribeAsync("service")).GetProperty("state").GetString());
        var finished = await Docker.RunAsync("inspect", "--format", "{{.State.FinishedAt}}", await Docker.ContainerAsync(site.Name, "job"));
        var started = await Docker.RunAsync("inspect", "--format", "{{.State.StartedAt}}", await Docker.ContainerAsync(site.Name, "service"));
        Assert.True(DateTime.Parse(finished, null) < DateTime.Parse(started, null), $"job {finished}, service {started}");
    }

    [Fact]
    public async Task A_resource_that_the_model_no_longer_has_is_removed_at_the_next_run()
    {
        await using var site = new AppHostSite(scenario: "removed-resource");
        var first = await site.RunAsync();
        Assert.Equal(2, (await Docker.ContainersAsync(site.Name)).Length);
        await first.KillAsync();

        site.Environment["WITHOUT_SECOND"] = "1";
        await site.RunAsync();

        Assert.Contains("first", Assert.Single(await Docker.ContainersAsync(site.Name)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_in_the_container_before_it_starts()
    {
        await using var site = new AppHostSite(scenario: "files");
        await site.StartAsync();

        Assert.Equal("as written", (await site.VerbAsync("exec", "box", "--", "cat", "/etc/site/motto.txt")).Output);
    }

    [Fact]
    public async Task A_new_database_gets_its_init_files_and_a_database_that_the_model_adds_later_is_created()
    {
        await using var site = new AppHostSite(scenario: "databases");
        await site.StartAsync();
        Assert.Equal("umbrella", await QueryAsync("shop", "SELECT name FROM products"));
        Assert.Equal(0, (await site.VerbAsync("stop")).ExitCode);

        site.Environment["WITH_STOCK"] = "1";
        await site.StartAsync();

        Assert.Equal("Healthy", (await site.DescribeAsync("stock-db")).GetProperty("health").GetString());
        Assert.Equal("stock", await QueryAsync("stock", "SELECT DATABASE()"));
        Assert.Equal("umbrella", await QueryAsync("shop", "SELECT name FROM products"));

        async Task<string> QueryAsync(string database, string sql)
        {
            var password = (await site.DescribeAsync($"{database}-db")).GetProperty("connection").GetProperty("Password").GetString()!;
            var result = await site.VerbWithInputAsync(
                password, "exec", "mariadb", "--", "sh", "-c", $"MYSQL_PWD=$(cat) mariadb --host=127.0.0.1 --user={database} --skip-column-names {database} --execute='{sql}'");
            Assert.True(result.ExitCode == 0, result.All);
            return result.Output.Trim();
        }
    }

    [Fact]
    public async Task Nothing_without_the_labels_of_the_site_is_touched()
    {
        var name = $"bystander-{Guid.NewGuid():N}";
        await Docker.RunAsync("run", "--detach", "--name", name, "debian:trixie-slim", "sleep", "600");
        try
        {
            await using (var site = new AppHostSite(scenario: "files"))
            {
                await site.StartAsync();
                Assert.Equal(0, (await site.VerbAsync("stop", "--volumes", "--yes")).ExitCode);
            }

            Assert.Equal("true", await Docker.RunAsync("inspect", "--format", "{{.State.Running}}", name));
        }
        finally
        {
            await Docker.RunAsync("rm", "--force", name);
        }
    }
}
