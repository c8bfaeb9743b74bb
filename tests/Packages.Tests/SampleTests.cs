using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace WpAspire.Packages.Tests;

/// <summary>The samples do what their pages say.</summary>
public class SampleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Minimal_is_an_installed_site_of_two_replicas_by_the_official_images()
    {
        await using var images = await OfficialImages.CreateAsync();
        await using var site = new SampleSite();
        await site.StartAsync<Projects.Minimal>("wordpress");

        using var client = site.Client("wordpress");
        Assert.Contains("The Daily Planet", await client.GetStringAsync("/", Ct), StringComparison.Ordinal);
        Assert.Contains("hello-world", await client.GetStringAsync("/wp-json/wp/v2/posts", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headless_shows_the_newest_posts_and_knows_the_application_password_on_kept_volumes_too()
    {
        await using var images = await OfficialImages.CreateAsync();
        await using var site = new SampleSite();
        for (var run = 1; run <= 2; run++)
        {
            await site.StartAsync<Projects.Headless_AppHost>("wordpress", "api");

            using var api = site.Client("api");
            var posts = await api.GetFromJsonAsync<JsonArray>("/", Ct);
            Assert.Equal("Hello world!", (string?)Assert.Single(posts!)!["title"]!["rendered"]);

            var me = await api.GetFromJsonAsync<JsonObject>("/me", Ct);
            Assert.Equal("admin", (string?)me!["username"]);
            Assert.Equal("administrator", (string?)Assert.Single(me["roles"]!.AsArray()));

            // Nobody else is told.
            using var visitor = site.Client("wordpress");
            using var refused = await visitor.GetAsync("/wp-json/wp/v2/users/me?context=edit", Ct);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            await site.StopAsync();
        }
    }
}
