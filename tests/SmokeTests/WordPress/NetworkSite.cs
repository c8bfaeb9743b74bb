using System.Net;
using System.Text.Json;
using DotNet.Testcontainers.Configurations;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>
/// A network of sites: the main one, one called team, and one with a domain of its own. The plugin of these tests
/// (Files/network.php) evaluates code at <c>/evaluate</c> of each.
/// </summary>
public abstract class NetworkSite(SmokeTestAssembly assembly, string mode, string home) : SharedSite(assembly)
{
    /// <summary>The name of the site that has a domain of its own.</summary>
    public const string Mapped = "http://shop.example";

    /// <summary>The address of the main site.</summary>
    public string Home => home;

    /// <summary>The address of the second site.</summary>
    public abstract string Team { get; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await EvaluateAsync(
            Home,
            """
            require_once ABSPATH . 'wp-admin/includes/admin.php';
            $network = get_network();
            $is_sub  = is_subdomain_install();
            $base    = preg_replace( '/^www\./', '', $network->domain );
            wpmu_create_blog( $is_sub ? "team.$base" : $base, $is_sub ? '/' : "{$network->path}team/", 'Team', 1, [ 'public' => 1 ], 1 );
            $shop = wpmu_create_blog( $is_sub ? "shop.$base" : $base, $is_sub ? '/' : "{$network->path}shop/", 'Shop', 1, [ 'public' => 1 ], 1 );
            // As the network's own page does it when somebody edits the address of a site.
            wp_update_site( $shop, [ 'domain' => 'shop.example', 'path' => '/' ] );
            foreach ( [ 'home', 'siteurl' ] as $option ) {
                update_blog_option( $shop, $option, 'http://shop.example' );
            }
            """);
    }

    /// <summary>Asks for an address of the network as a browser does. A proxy in front ends HTTPS.</summary>
    public Task<(HttpStatusCode Status, string Content, HttpResponseMessage Response)> GetAsync(string address, params (string Name, string Value)[] headers)
        => SendAsync(HttpMethod.Get, address, null, headers);

    /// <inheritdoc cref="GetAsync"/>
    public async Task<(HttpStatusCode Status, string Content, HttpResponseMessage Response)> SendAsync(HttpMethod method, string address, HttpContent? content, params (string Name, string Value)[] headers)
    {
        var uri = new Uri(address);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Container.Address, Timeout = TestRun.Patience };
        using var request = new HttpRequestMessage(method, uri.PathAndQuery) { Content = content };
        request.Headers.Host = uri.Authority;
        request.Headers.Add("X-Forwarded-Proto", uri.Scheme);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await client.SendAsync(request, CancellationToken.None);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken.None), response);
    }

    /// <summary>Runs PHP code in one of the sites, and gives what it returns.</summary>
    public async Task<JsonElement> EvaluateAsync(string site, string php)
    {
        using var code = new StringContent(php);
        var answer = await SendAsync(HttpMethod.Post, site + "/evaluate", code);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Status}: {answer.Response.Headers.Location} {answer.Content}");
        using var document = JsonDocument.Parse(answer.Content);
        return document.RootElement.Clone();
    }

    /// <summary>Signs the administrator in at one of the sites; gives the cookies as they were set.</summary>
    public async Task<string[]> SignInAsync(string site)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["log"] = WordPressBuilder.Username,
            ["pwd"] = WordPressBuilder.Password,
            ["testcookie"] = "1",
        });
        var answer = await SendAsync(HttpMethod.Post, site + "/wp-login.php", form, ("Cookie", "wordpress_test_cookie=WP%20Cookie%20check"));
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        return [.. answer.Response.Headers.GetValues("Set-Cookie").Where(cookie => !cookie.StartsWith("wordpress_test_cookie", StringComparison.Ordinal))];
    }

    protected override WordPressBuilder Configure(WordPressBuilder builder) => builder
        .WithReadOnlyRoot()
        .WithBindMount(Path.Combine(AppContext.BaseDirectory, "Files", "network.php"), "/var/www/html/wp-content/mu-plugins/network.php", AccessMode.ReadOnly)
        .WithBindMount(Path.Combine(AppContext.BaseDirectory, "Files", "field.php"), "/var/www/html/wp-content/mu-plugins/field.php", AccessMode.ReadOnly)
        .WithEnvironment("WP_HOME", home)
        .WithEnvironment("WORDPRESS_MULTISITE", mode)
        .WithEnvironment("WORDPRESS_PAGE_CACHE", "60")
        .WithEnvironment("WORDPRESS_DISABLE_WP_CRON", "1")
        .WithCreateParameterModifier(parameters => parameters.HostConfig!.Mounts =
        [
            .. parameters.HostConfig.Mounts ?? [],
            new() { Type = "volume", Target = "/var/www/html/wp-content/uploads" },
        ]);
}

/// <summary>One of subdirectories, with a port in its address, where extra configuration defines some of the constants, too.</summary>
public sealed class SubdirectoryNetwork(SmokeTestAssembly assembly) : NetworkSite(assembly, "subdirectories", "http://localhost:8196")
{
    public override string Team => "http://localhost:8196/team";

    protected override WordPressBuilder Configure(WordPressBuilder builder) => base.Configure(builder)
        .WithEnvironment("WORDPRESS_CONFIG_EXTRA", "define('WP_HTTP_BLOCK_EXTERNAL', true); define( 'WP_DEBUG', true ); define( 'WP_DEBUG_DISPLAY', false ); define('MULTISITE', true); define('SUBDOMAIN_INSTALL', false); define('PATH_CURRENT_SITE', '/');");
}

/// <summary>The same below a path.</summary>
public sealed class NetworkBelowPath(SmokeTestAssembly assembly) : NetworkSite(assembly, "subdirectories", "http://localhost:8196/blog")
{
    public override string Team => "http://localhost:8196/blog/team";
}

/// <summary>One of subdomains, as behind a load balancer that ends HTTPS.</summary>
public sealed class SubdomainNetwork(SmokeTestAssembly assembly) : NetworkSite(assembly, "subdomains", "https://www.network.example")
{
    public override string Team => "https://team.network.example";

    protected override WordPressBuilder Configure(WordPressBuilder builder) => base.Configure(builder).WithEnvironment("WP_ENVIRONMENT_TYPE", "production");
}

/// <summary>One of subdomains on a developer's machine.</summary>
public sealed class LocalSubdomainNetwork(SmokeTestAssembly assembly) : NetworkSite(assembly, "subdomains", "http://localhost:8196")
{
    public override string Team => "http://team.localhost:8196";
}
