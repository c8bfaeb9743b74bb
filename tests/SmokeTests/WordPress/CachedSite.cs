using DotNet.Testcontainers.Configurations;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>A site with a page cache, as strict as a container can be run.</summary>
public abstract class CachedSite(SmokeTestAssembly assembly, string seconds) : SharedSite(assembly)
{
    /// <summary>A page that nobody has asked for yet (Files/counted-pages.php).</summary>
    public static (string Path, string Name) NewPage(string behaviour = "plain")
    {
        var name = Guid.NewGuid().ToString("n");
        return ($"/counted/{name}/{behaviour}/", name);
    }

    protected override WordPressBuilder Configure(WordPressBuilder builder) => builder
        .WithReadOnlyRoot()
        .WithBindMount(Path.Combine(AppContext.BaseDirectory, "Files", "counted-pages.php"), "/var/www/html/wp-content/mu-plugins/counted-pages.php", AccessMode.ReadOnly)
        .WithEnvironment("WORDPRESS_PAGE_CACHE", seconds);
}

/// <summary>One that keeps a page for longer than a test takes, and on which a visitor waits that long for another's page.</summary>
public sealed class LastingPages(SmokeTestAssembly assembly) : CachedSite(assembly, "60")
{
    private readonly TemporaryFolder _settings = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _settings.Dispose();
    }

    protected override WordPressBuilder Configure(WordPressBuilder builder)
    {
        var file = Path.Combine(_settings.Path, "page-cache.conf");
        File.WriteAllBytes(file, Images.ReadWithSetting("nginx/page-cache.conf", "fastcgi_cache_lock_timeout 1s;", "fastcgi_cache_lock_timeout 1h; fastcgi_cache_lock_age 1h;"));
        return base.Configure(builder).WithBindMount(file, "/etc/nginx/wordpress/page-cache.conf", AccessMode.ReadOnly);
    }
}

/// <summary>One that keeps a page for a second.</summary>
public sealed class FleetingPages(SmokeTestAssembly assembly) : CachedSite(assembly, "1");

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
