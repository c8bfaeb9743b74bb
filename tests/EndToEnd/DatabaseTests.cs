namespace WpAspire.EndToEnd;

/// <summary>A database server by itself.</summary>
public class DatabaseTests
{
    [Fact]
    public async Task A_new_database_gets_its_init_files_and_a_database_that_the_model_adds_later_is_created()
    {
        var name = Site.NewName();
        await using var later = new Site("database", "--stock=yes") { Name = name };
        await using var site = new Site("database") { Name = name };
        await site.StartAsync("shop-db");
        Assert.Equal("umbrella", await QueryAsync(site, "shop", "SELECT name FROM products"));
        await site.StopAsync();

        await later.StartAsync("stock-db");

        Assert.Equal("stock", await QueryAsync(later, "stock", "SELECT DATABASE()"));
        Assert.Equal("umbrella", await QueryAsync(later, "shop", "SELECT name FROM products"));
    }

    private static async Task<string> QueryAsync(Site site, string database, string sql)
    {
        var password = site.Secrets[$"Parameters:{database}-db-password"];
        return await Docker.ExecAsync(
            await site.ContainerAsync("mariadb"), "env", $"MYSQL_PWD={password}", "mariadb", "--host=127.0.0.1", $"--user={database}", "--skip-column-names", database, $"--execute={sql}");
    }
}
