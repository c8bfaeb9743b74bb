using System.Text.Json;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>How busy PHP is: told inside the container, and to nobody outside.</summary>
public sealed class WorkerStatusTests(SmokeTestAssembly assembly)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_run_a_command_is_told_how_many_workers_are_busy_and_how_many_requests_wait()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);

        // Its workers are always there. Those of a local site are started on demand, and PHP-FPM may start a single one
        // for requests that come all at once.
        await using var site = new WordPressBuilder(assembly.Images.WordPress)
            .WithDatabase(database).WithPage("held.php").WithEnvironment("PHP_FPM_MAX_CHILDREN", "2")
            .WithEnvironment("WP_ENVIRONMENT_TYPE", "production").WithEnvironment("WP_HOME", "http://localhost:18181").Build();
        await site.StartAsync(Cancellation);

        var requests = Enumerable.Range(0, 5).Select(_ => site.GetAsync("/held.php", Cancellation)).ToArray();

        await Condition.UntilAsync(
            async () => await StatusAsync(site) is var status && Number(status, "active processes") == 2 && Number(status, "waiting") == 3,
            "both workers are busy and the other requests wait",
            Cancellation);
        await site.RunAsync(Cancellation, "touch", "/tmp/release");
        foreach (var response in await Task.WhenAll(requests))
        {
            response.Dispose();
        }

        await Condition.UntilAsync(
            async () => await StatusAsync(site) is var status && Number(status, "active processes") == 0 && Number(status, "waiting") == 0,
            "all requests have been answered",
            Cancellation);
        Assert.True(Number(await StatusAsync(site), "accepted conn") >= requests.Length);
    }

    [Fact]
    public async Task No_request_gets_there()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = new WordPressBuilder(assembly.Images.WordPress).WithDatabase(database).WithReadOnlyRoot().Build();
        await site.StartAsync(Cancellation);

        using var client = site.CreateClient();

        // What there is to be found.
        Assert.Equal(0, Number(await StatusAsync(site), "accepted conn"));
        foreach (var path in new[] { "/fpm-status?json", "/fpm-status?full", "/fpm-status/", "/fpm-status.php?json", "/index.php/fpm-status?json", "/index.php//fpm-status?json", "/index.php/%2Ffpm-status?json", "//fpm-status?json", "/wp-login.php/../fpm-status?json", "/%66pm-status?json" })
        {
            using var response = await client.GetAsync(new Uri($"{site.Address.AbsoluteUri.TrimEnd('/')}{path}"), Cancellation);
            Assert.DoesNotContain("accepted conn", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
    }

    private static async Task<JsonElement> StatusAsync(WordPressContainer site)
    {
        using var status = JsonDocument.Parse(await site.RunAsync(Cancellation, "sh", "-c", "echo | php8.4 -n /usr/local/lib/wordpress/bootstrap/fpm-status.php"));
        return status.RootElement.Clone();
    }

    private static int Number(JsonElement status, string name) => status.GetProperty(name).GetInt32();
}
