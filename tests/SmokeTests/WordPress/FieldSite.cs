using System.Net;
using DotNet.Testcontainers.Configurations;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>
/// A site as people set theirs up: its address, with a path and a name that only the visitor's machine knows, and other constants
/// in extra configuration, a page cache, a plugin of its own (Files/field.php), as strict as a container can be run.
/// </summary>
public sealed class FieldSite(SmokeTestAssembly assembly) : SharedSite(assembly)
{
    public const string Host = "shop.test:8196";

    private const string Extra =
        """
        define('WP_HTTP_BLOCK_EXTERNAL', true);
        define('WP_HOME', 'http://shop.test:8196/blog');
        define('WP_MEMORY_LIMIT', '512M');
        define( "WP_DEBUG" , true );
        define('WP_DEBUG_DISPLAY', false);
        if (DB_NAME === '') { define('WP_SITEURL', 'http://never.test'); }
        $table_prefix = 'shop_';
        """;

    /// <summary>Asks the site as a visitor's browser does, through its address.</summary>
    public async Task<(HttpStatusCode Status, string Content, HttpResponseMessage Response)> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Container.Address, Timeout = TestRun.Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = Host;
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
    }

    /// <summary>Runs a shell command in the folder of uploads.</summary>
    public Task<string> InUploadsAsync(string command)
        => Container.RunAsync(TestContext.Current.CancellationToken, "sh", "-c", "cd /var/www/html/wp-content/uploads && " + command);

    protected override WordPressBuilder Configure(WordPressBuilder builder) => builder
        .WithReadOnlyRoot()
        .WithBindMount(Path.Combine(AppContext.BaseDirectory, "Files", "field.php"), "/var/www/html/wp-content/mu-plugins/field.php", AccessMode.ReadOnly)
        .WithEnvironment("WORDPRESS_PAGE_CACHE", "60")
        .WithEnvironment("PHP_SESSION_LIFETIME", "2")
        .WithEnvironment("WORDPRESS_CONFIG_EXTRA", Extra)
        .WithCreateParameterModifier(parameters => parameters.HostConfig!.Mounts =
        [
            .. parameters.HostConfig.Mounts ?? [],
            new() { Type = "volume", Target = "/var/www/html/wp-content/uploads" },
        ]);
}
