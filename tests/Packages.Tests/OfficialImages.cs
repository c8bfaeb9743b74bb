namespace WpAspire.Packages.Tests;

/// <summary>
/// The official images under their own names. Where they are not on the machine, and no registry is asked, images made here
/// stand in for them for as long as this lives: docker/mariadb, which has the official one's contract, and
/// OfficialImages/wordpress.
/// </summary>
internal sealed class OfficialImages : IAsyncDisposable
{
    private const string MariaDb = "mariadb:11.8";
    private const string WordPress = "wordpress:6.8-php8.4-apache";

    private readonly List<string> _tagged = [];

    private OfficialImages()
    {
    }

    public static async Task<OfficialImages> CreateAsync()
    {
        var images = new OfficialImages();
        if (await LacksAsync(MariaDb))
        {
            await images.TagAsync(MariaDb, Docker("mariadb"));
        }

        if (await LacksAsync(WordPress))
        {
            const string Core = "wpaspire-packagetests/core:latest";
            await images.TagAsync(Core, Docker("wordpress"));
            await images.TagAsync(WordPress, Path.Combine(Repository.Root, "tests", "Packages.Tests", "OfficialImages", "wordpress"), "--build-arg", $"SITE_IMAGE={Core}");
        }

        return images;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var tag in _tagged)
        {
            await Tool.TryAsync("docker", Repository.Root, "image", "rm", "--no-prune", tag);
        }
    }

    private static string Docker(string directory) => Path.Combine(Repository.Root, "docker", directory);

    private static async Task<bool> LacksAsync(string image) => (await Tool.TryAsync("docker", Repository.Root, "image", "inspect", image)).ExitCode != 0;

    private async Task TagAsync(string tag, string context, params string[] arguments)
    {
        await Tool.RunAsync("docker", Repository.Root, ["build", "--quiet", "--tag", tag, .. arguments, context]);
        _tagged.Add(tag);
    }
}
