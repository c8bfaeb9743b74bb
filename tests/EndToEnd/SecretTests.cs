using Microsoft.Extensions.DependencyInjection;

namespace WpAspire.EndToEnd;

/// <summary>A generated secret is in one file and in the environment of the containers that need it, and nowhere else.</summary>
[Collection(SharedCluster.Name)]
public class SecretTests(Cluster cluster)
{
    private static readonly string[] s_redis = ["cache", "sessions"];

    private Site Site => cluster.Site;

    [Fact]
    public async Task Secrets_are_not_in_labels_logs_images_or_arguments()
    {
        var secrets = Site.Secrets.Where(static s => s.Key.StartsWith("Parameters:", StringComparison.Ordinal)).ToDictionary();
        Assert.True(secrets.Count >= 11, "the two database passwords, the administrator's, and the eight keys and salts");
        foreach (var redis in s_redis)
        {
            secrets[redis] = await Docker.ExecAsync(await Site.ContainerAsync(redis), "sh", "-c", "printf %s \"$REDIS_PASSWORD\"");
        }

        string[] running = [await Site.ContainerAsync("mariadb"), .. await Task.WhenAll(s_redis.Select(Site.ContainerAsync)), .. await Site.ReplicasAsync("wordpress")];
        var names = Site.App.Services.GetRequiredService<DistributedApplicationModel>().Resources.Select(static r => r.Name).ToList();
        var images = await Docker.RunAsync(["inspect", "--format", "{{.Image}}", .. running]);
        foreach (var (where, text) in new[]
        {
            ("labels and commands", await Docker.RunAsync(["inspect", "--format", "{{json .Config.Labels}} {{json .Args}} {{json .Config.Cmd}} {{json .Config.Entrypoint}}", .. running])),
            ("processes", string.Concat(await Task.WhenAll(running.Select(static c => Docker.RunAsync("top", c, "-eo", "pid,args"))))),
            ("images", await Docker.RunAsync(["image", "inspect", .. images.Split('\n').Distinct()])),
            ("image histories", string.Concat(await Task.WhenAll(images.Split('\n').Distinct().Select(static i => Docker.RunAsync("image", "history", "--no-trunc", i))))),
            ("the containers' output", string.Concat(await Task.WhenAll(running.Select(Docker.LogsAsync)))),
            ("the resources' logs", string.Concat(await Task.WhenAll(names.Select(Site.LogAsync)))),
            ("arguments on the host", string.Join('\n', Directory.EnumerateFiles("/proc", "cmdline", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true }).Select(ReadQuietly))),
        })
        {
            Assert.All(secrets, secret => Assert.False(text.Contains(secret.Value, StringComparison.Ordinal), $"{secret.Key} is in {where}"));
        }
    }

    [Fact]
    public void The_secrets_file_is_for_its_owner_only() =>
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Site.SecretsFile));

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
