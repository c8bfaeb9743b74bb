using System.Security.Cryptography;
using System.Text;

namespace WpAspire.SmokeTests.Support;

/// <summary>
/// The images under test, built from <c>docker/</c>. Their tag is a hash of what they are built from, so that an
/// unchanged image is not built again, and a changed one never mistaken for it.
/// </summary>
public sealed class Images
{
    private Images(string mariaDb, string redis, string wordPress, string toolbox) => (MariaDb, Redis, WordPress, Toolbox) = (mariaDb, redis, wordPress, toolbox);

    public string MariaDb { get; }

    public string Redis { get; }

    public string WordPress { get; }

    public string Toolbox { get; }

    public static async Task<Images> BuildAsync(CancellationToken cancellationToken)
    {
        var docker = Path.Combine(FindRepository(), "docker");
        await RunScriptAsync(Path.Combine(docker, "base", "build.sh"), cancellationToken);
        // At once: much of a build is waiting for packages.
        var images = await Task.WhenAll(
            BuildAsync("mariadb", Path.Combine(docker, "mariadb"), "Dockerfile", [], cancellationToken),
            BuildAsync("redis", Path.Combine(docker, "redis"), "Dockerfile", [], cancellationToken),
            BuildAsync("wordpress", Path.Combine(docker, "wordpress"), "Dockerfile", [], cancellationToken),
            // The tests are of the small wp, also where WP-CLI could be had.
            BuildAsync("toolbox", docker, Path.Combine("toolbox", "Dockerfile"), ["toolbox", "wordpress"], cancellationToken, "WP_CLI_SOURCE=small"));
        return new(images[0], images[1], images[2], images[3]);
    }

    /// <summary>A file that the WordPress image is made from, with one setting changed.</summary>
    public static byte[] ReadWithSetting(string file, string setting, string changed)
    {
        var content = File.ReadAllText(Path.Combine(FindRepository(), "docker", "wordpress", file));
        Assert.Contains(setting, content, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(content.Replace(setting, changed, StringComparison.Ordinal));
    }

    private static async Task<string> BuildAsync(string name, string context, string dockerfile, string[] folders, CancellationToken cancellationToken, params string[] arguments)
    {
        var tag = $"wpaspire-smoketests/{name}:{Hash(context, folders)}";
        if ((await DockerCli.TryAsync(["image", "inspect", tag], cancellationToken)).ExitCode != 0)
        {
            await DockerCli.RunAsync(
                ["build", "--force-rm", "--quiet", $"--tag={tag}", $"--file={Path.Combine(context, dockerfile)}", .. arguments.Select(argument => "--build-arg=" + argument), context],
                cancellationToken,
                TimeSpan.FromMinutes(30));
        }

        return tag;
    }

    private static string Hash(string context, string[] folders)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var roots = folders.Length == 0 ? [context] : folders.Select(folder => Path.Combine(context, folder));
        foreach (var file in roots.SelectMany(root => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
        {
            if (Path.GetExtension(file) != ".md")
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(context, file)));
                hash.AppendData(File.ReadAllBytes(file));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static async Task RunScriptAsync(string script, CancellationToken cancellationToken)
    {
        using var process = System.Diagnostics.Process.Start("bash", [script]);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{script} ended with {process.ExitCode}.");
        }
    }

    public static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WpAspire.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests must run from within the repository: they build its images.");
    }
}
