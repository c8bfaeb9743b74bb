using System.Text.Json;

namespace WpAspire.EndToEnd;

/// <summary>A generated secret is in one file and in the environment of the containers that need it, and nowhere else.</summary>
public class SecretTests
{
    [Fact]
    public async Task Secrets_are_not_in_labels_logs_arguments_or_what_the_verbs_write()
    {
        await using var site = new AppHostSite();
        var run = await site.RunAsync();
        var secrets = Secrets(site);
        Assert.True(secrets.Count >= 11, "the two database passwords, the administrator's, and the eight keys and salts");

        var containers = await Docker.ContainersAsync(site.Name);
        var labels = await Docker.RunAsync(["inspect", "--format", "{{json .Config.Labels}} {{json .Config.Cmd}} {{json .Config.Entrypoint}}", .. containers]);
        var processes = string.Concat(await Task.WhenAll(containers.Select(c => Docker.RunAsync("top", c, "-eo", "pid,args"))));
        var images = await Docker.RunAsync("image", "history", "--no-trunc", await ImageAsync(containers[0]));
        var logs = await site.VerbAsync("logs");
        var describe = await site.VerbAsync("describe");
        var json = await site.VerbAsync("describe", "--format", "json");
        var hostArguments = string.Join('\n', Directory.EnumerateFiles("/proc", "cmdline", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true }).Select(ReadQuietly));

        foreach (var (where, text) in new[]
        {
            ("labels and commands", labels), ("processes", processes), ("image history", images), ("logs", logs.All), ("describe", describe.All),
            ("describe as JSON", json.All), ("the output of run", run.Output), ("arguments on the host", hostArguments),
        })
        {
            Assert.All(secrets, secret => Assert.False(text.Contains(secret.Value, StringComparison.Ordinal), $"{secret.Key} is in {where}"));
        }

        Assert.Contains("******", describe.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_shows_secrets_when_asked()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();

        var shown = await site.VerbAsync("describe", "--show-secrets");

        Assert.Contains(Secrets(site)["Parameters:wordpress-admin-password"], shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secrets_file_is_for_its_owner_only()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(site.SecretsFile));

        // ASP.NET Core would keep keys of its own there, for cookies that the load balancer does not set.
        Assert.False(Directory.Exists(Path.Combine(site.Home, ".aspnet")));
        var state = Assert.Single(Directory.EnumerateDirectories(Path.Combine(site.Home, ".local", "state", "wpaspire")));
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(state) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute));
    }

    private static Dictionary<string, string> Secrets(AppHostSite site) =>
        JsonDocument.Parse(File.ReadAllText(site.SecretsFile)).RootElement.EnumerateObject()
            .Where(static p => p.Name.StartsWith("Parameters:", StringComparison.Ordinal))
            .ToDictionary(static p => p.Name, static p => p.Value.GetString()!);

    private static Task<string> ImageAsync(string container) => Docker.RunAsync("inspect", "--format", "{{.Image}}", container);

    private static string ReadQuietly(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // The process has ended.
            return "";
        }
    }
}
