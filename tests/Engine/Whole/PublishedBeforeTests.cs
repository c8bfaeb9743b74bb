namespace WpAspire.Engine.Whole;

/// <summary>
/// Sites as earlier versions of this tool published them, brought up and then published by today's: no store is
/// replaced, no name is taken, and visitors see new tasks at most.
/// </summary>
public class PublishedBeforeTests
{
    private static readonly Dictionary<string, string[]> s_sites = new()
    {
        ["dev"] = [],
        ["ec2"] = ["Aws:Compute:LaunchType=ec2"],
        ["prod"] = ["Aws:Domain=blog.example.com"],
    };

    /// <summary>Archive and directory: those beside the repository, and those that <c>scripts/keep-published.sh</c> has kept.</summary>
    public static TheoryData<string, string> Published()
    {
        string[] kept = [.. Directory.Exists(Kept) ? Directory.GetFiles(Kept, "*.tgz") : [], .. new[] { Repository.Beside("shared", "tools", "pulumi", "published-2026-11.tgz") }.OfType<string>()];
        var data = new TheoryData<string, string>();
        data.AddRange([.. kept.SelectMany(static _ => s_sites.Keys, static (archive, site) => (archive, site))]);
        return data;
    }

    private static string Kept => Path.Combine(Repository.Root, "tests", "Engine", "Published");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Published))]
    public async Task A_site_of_an_earlier_version_is_taken_over(string archive, string kind)
    {
        using var site = await EngineSite.CreateAsync(kind == "prod" ? "prod" : "dev", s_sites[kind]);
        var unpacked = Path.Combine(site.Home, "published");
        Directory.CreateDirectory(unpacked);
        var tar = await Tool.RunAsync("tar", ["-xzf", archive, "-C", unpacked], "/", new Dictionary<string, string?>());
        Assert.True(tar.ExitCode == 0, tar.All);

        Directory.Move(Path.Combine(unpacked, kind), site.Published);
        Directory.CreateDirectory(site.State);
        site.Variables["PULUMI_CONFIG_PASSPHRASE"] = "of the team";
        site.Variables["PULUMI_BACKEND_URL"] = $"file://{site.State}";
        foreach (var arguments in new string[][] { ["stack", "init", "blog"], ["up", "--yes", "--skip-preview", "--stack", "blog"] })
        {
            var result = await Tool.RunAsync("/usr/bin/env", ["pulumi", .. arguments, "--non-interactive"], site.Published, site.Variables);
            Assert.True(result.ExitCode == 0, result.All);
        }

        Directory.Delete(site.Published, recursive: true);
        var stores = site.Stores();
        await site.SucceedAsync("publish");
        Assert.Contains((await site.PreviewAsync()).GetProperty("visitors").GetProperty("effect").GetString(), (string[])["nothing", "newTasks"]);
        await site.SucceedAsync("deploy", "--yes");
        Assert.Equal(stores, site.Stores());
        Assert.Empty((await site.PreviewAsync()).GetProperty("changes").EnumerateArray());
    }
}
