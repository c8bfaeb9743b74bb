using DotNet.Testcontainers.Configurations;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>
/// Two instances of a site with a page cache, as strict as a container can be run: one that keeps pages for longer than a
/// test takes, and one that keeps them for a second.
/// </summary>
public sealed class CachedSite(SmokeTestAssembly assembly) : IAsyncLifetime
{
    public Database Database { get; private set; } = null!;

    public WordPressContainer Lasting { get; private set; } = null!;

    public WordPressContainer Fleeting { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await assembly.CreateDatabaseAsync(CancellationToken.None);
        Lasting = Create("60");
        Fleeting = Create("1");
        await Task.WhenAll(Lasting.StartAsync(), Fleeting.StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var container in new[] { Lasting, Fleeting })
        {
            if (container is not null)
            {
                await container.DisposeAsync();
            }
        }
    }

    /// <summary>A page that nobody has asked for yet (Files/counted-pages.php).</summary>
    public static (string Path, string Name) NewPage(string behaviour = "plain")
    {
        var name = Guid.NewGuid().ToString("n");
        return ($"/counted/{name}/{behaviour}/", name);
    }

    private WordPressContainer Create(string seconds)
        => new WordPressBuilder(assembly.Images.WordPress)
            .WithDatabase(Database)
            .WithReadOnlyRoot()
            .WithBindMount(Path.Combine(AppContext.BaseDirectory, "Files", "counted-pages.php"), "/var/www/html/wp-content/mu-plugins/counted-pages.php", AccessMode.ReadOnly)
            .WithEnvironment("WORDPRESS_PAGE_CACHE", seconds)
            .Build();
}

/// <summary>What a visitor got: how it came about, the status and the content.</summary>
public sealed record Visit(string? Cache, int Status, string Content)
{
    public static async Task<Visit> SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await client.SendAsync(request, cancellationToken);
        return new(
            response.Headers.TryGetValues("X-Cache", out var values) ? Assert.Single(values) : null,
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Asks for a page, as a visitor without cookies of his own or with these.</summary>
    public static async Task<Visit> GetAsync(WordPressContainer site, string path, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        // Cookies are sent as they are given, and none is remembered.
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await SendAsync(client, request, cancellationToken);
    }
}
