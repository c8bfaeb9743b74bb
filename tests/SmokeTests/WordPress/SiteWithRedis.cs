using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.Redis;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>Two instances of one site, and a Redis that holds its sessions and its object cache.</summary>
public sealed class SiteWithRedis(SmokeTestAssembly assembly) : IAsyncLifetime
{
    public string RedisHost { get; } = "redis-" + Guid.NewGuid().ToString("n")[..12];

    public SmokeTestAssembly Assembly => assembly;

    public Database Database { get; private set; } = null!;

    public RedisContainer Redis { get; private set; } = null!;

    public WordPressContainer First { get; private set; } = null!;

    public WordPressContainer Second { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await assembly.CreateDatabaseAsync(CancellationToken.None);
        Redis = CreateRedis(RedisHost).Build();
        await Redis.StartAsync();
        First = CreateSite().Build();
        Second = CreateSite().Build();
        await Task.WhenAll(First.StartAsync(), Second.StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var container in new DotNet.Testcontainers.Containers.IContainer?[] { First, Second, Redis })
        {
            if (container is not null)
            {
                await container.DisposeAsync();
            }
        }
    }

    /// <summary>Another Redis under this name, as strict as a container can be run, evicting nothing.</summary>
    public RedisBuilder CreateRedis(string host)
        => new RedisBuilder(assembly.Images.Redis)
            .WithReadOnlyRoot()
            .WithNetwork(assembly.Network)
            .WithNetworkAliases(host)
            .WithEnvironment("REDIS_MAXMEMORY_POLICY", "noeviction");

    /// <summary>Another instance of the site.</summary>
    public WordPressBuilder CreateSite() => CreateSite(Database, RedisHost);

    /// <summary>A site with the pages of the tests.</summary>
    public WordPressBuilder CreateSite(Database database, string redis)
        => new WordPressBuilder(assembly.Images.WordPress)
            .WithDatabase(database)
            .WithRedis("SESSION", redis)
            .WithRedis("CACHE", redis)
            .WithPage("evaluate.php")
            .WithPage("session.php");
}
