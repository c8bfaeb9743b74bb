using System.Net;
using System.Text.Json;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>The site's own address, and what proxies say about visitors.</summary>
public sealed class AddressTests(SmokeTestAssembly assembly)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_given_address_is_the_sites_own_whatever_the_visitor_says_and_it_answers_there_itself()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = new WordPressBuilder(assembly.Images.WordPress).WithDatabase(database).WithPage("probe.php")
            .WithEnvironment("WP_ENVIRONMENT_TYPE", "production")
            .WithEnvironment("WP_HOME", "http://localhost:18181")
            .Build();
        await site.StartAsync(Cancellation);

        Assert.Equal("http://localhost:18181", await database.ScalarAsync<string>("SELECT option_value FROM wp_options WHERE option_name = 'siteurl'", Cancellation));
        using var client = site.CreateClient();
        client.DefaultRequestHeaders.Host = "forged.example";
        var seen = await ProbeAsync(client);
        Assert.Equal("localhost:18181", seen.GetProperty("host").GetString());
        using (var home = await client.GetAsync(new Uri("/", UriKind.Relative), Cancellation))
        {
            Assert.Equal(HttpStatusCode.OK, home.StatusCode);
            Assert.DoesNotContain("forged.example", await home.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        // Scheduled work is started by calling that address from within.
        Assert.Equal("ok", await site.RunAsync(Cancellation, "php", "-r", "echo trim(file_get_contents('http://localhost:18181/healthz'));"));
        Assert.Equal("200", await site.RunAsync(Cancellation, "php", "-r", "require '/var/www/html/wp-load.php'; echo wp_remote_retrieve_response_code(wp_remote_get(rest_url('wp/v2/types/post')));"));
    }

    [Fact]
    public async Task Who_signed_in_at_one_replica_is_signed_in_at_the_other_also_without_keys_and_salts()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        WordPressContainer[] replicas = [.. Enumerable.Range(0, 2).Select(_ =>
            new WordPressBuilder(assembly.Images.WordPress).WithDatabase(database).WithEnvironment("WP_HOME", "http://site.example").Build())];
        await Task.WhenAll(replicas.Select(replica => replica.StartAsync(Cancellation)));

        var cookies = await replicas[0].SignInAsync(Cancellation);
        foreach (var replica in replicas)
        {
            using var client = replica.CreateClient();
            client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.GetAllCookies().Select(cookie => $"{cookie.Name}={cookie.Value}").Distinct()));
            using var profile = await client.GetAsync(new Uri("/wp-admin/profile.php", UriKind.Relative), Cancellation);
            Assert.Equal(HttpStatusCode.OK, profile.StatusCode);
            await replica.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_proxy_in_a_private_network_is_believed()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = new WordPressBuilder(assembly.Images.WordPress).WithDatabase(database).WithPage("probe.php").Build();
        await site.StartAsync(Cancellation);

        var seen = await ProbeAsync(BehindProxy(site));
        Assert.True(seen.GetProperty("ssl").GetBoolean());
        Assert.Equal("203.0.113.9", seen.GetProperty("address").GetString());
        Assert.StartsWith("https://", seen.GetProperty("home").GetString(), StringComparison.Ordinal);
        await Condition.UntilAsync(async () => (await site.GetLogAsync(Cancellation)).Contains("203.0.113.9 - - [", StringComparison.Ordinal), "the visitor's address is in the log", Cancellation);
    }

    [Fact]
    public async Task What_a_visitor_says_of_himself_is_not_believed_because_a_proxy_passes_it_on()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = new WordPressBuilder(assembly.Images.WordPress).WithDatabase(database).WithPage("probe.php").Build();
        await site.StartAsync(Cancellation);

        using var client = site.CreateClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7, 203.0.113.9");
        foreach (var name in (string[])["X-Forwarded-Host", "X-Forwarded-Server", "X-Forwarded-Ssl", "Forwarded", "X-Real-IP", "X-Client-IP", "Client-IP", "True-Client-IP", "CF-Connecting-IP", "Front-End-Https", "Proxy"])
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, "forged");
        }

        client.DefaultRequestHeaders.Add("X-Other", "forged");
        var seen = await ProbeAsync(client);
        Assert.Equal("203.0.113.9", seen.GetProperty("address").GetString());
        Assert.Equal("203.0.113.9", seen.GetProperty("forwarded_for").GetString());
        Assert.Equal("""["HTTP_X_OTHER"]""", seen.GetProperty("forged").GetRawText());
    }

    [Fact]
    public async Task A_stranger_can_not_pretend_to_be_a_proxy()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = new WordPressBuilder(assembly.Images.WordPress).WithDatabase(database).WithPage("probe.php")
            .WithEnvironment("WORDPRESS_TRUSTED_PROXIES", "198.51.100.0/24, 2001:db8::/32")
            .Build();
        await site.StartAsync(Cancellation);

        var seen = await ProbeAsync(BehindProxy(site));
        Assert.False(seen.GetProperty("ssl").GetBoolean());
        Assert.NotEqual("203.0.113.9", seen.GetProperty("address").GetString());
        Assert.Equal("", seen.GetProperty("forwarded_for").GetString());
        Assert.Equal("", seen.GetProperty("forwarded_proto").GetString());
    }

    [Fact]
    public async Task Mail_goes_to_the_server_that_the_environment_names()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = new WordPressBuilder(assembly.Images.WordPress).WithDatabase(database).WithPage("probe.php")
            .WithEnvironment("WORDPRESS_SMTP_HOST", "mail.example")
            .WithEnvironment("WORDPRESS_SMTP_PORT", "2525")
            .WithEnvironment("WORDPRESS_SMTP_USER", "postman")
            .WithSecret("/run/secrets/smtp", "mail secret\n")
            .WithEnvironment("WORDPRESS_SMTP_PASSWORD_FILE", "/run/secrets/smtp")
            .WithEnvironment("WORDPRESS_SMTP_PROTOCOL", "tls")
            .WithEnvironment("WORDPRESS_SMTP_FROM_EMAIL", "site@example.com")
            .Build();
        await site.StartAsync(Cancellation);

        using var client = site.CreateClient();
        var seen = await ProbeAsync(client, "?mail");
        Assert.Equal("""["smtp","mail.example",2525,true,"postman","mail secret","tls","site@example.com"]""", seen.GetProperty("mail").GetRawText());
    }

    private static HttpClient BehindProxy(WordPressContainer site)
    {
        var client = site.CreateClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        return client;
    }

    private static async Task<JsonElement> ProbeAsync(HttpClient client, string query = "")
    {
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri("/probe.php" + query, UriKind.Relative), Cancellation));
        return document.RootElement.Clone();
    }
}
