using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace WpAspire.EndToEnd;

/// <summary>Editors upload large files, and many of them at the same moment.</summary>
public class UploadTests(Cluster cluster) : ClusterTest(cluster)
{
    private const int Uploads = 200;
    private const int Megabytes = 5;

    // For the load balancer and for those who upload, which are in one process here. The files themselves are twice as much.
    private const int MostMegabytes = 500;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_of_64_MiB_comes_back_as_it_was_sent()
    {
        using var editor = Site.Client();
        await editor.LogInAsync();

        var file = RandomNumberGenerator.GetBytes(64 * 1024 * 1024);
        // WordPress looks at the first bytes: they must not be those of another type.
        "PK\u0003\u0004"u8.CopyTo(file);
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        form.Add(content, "file", "large.zip");
        var uploaded = await editor.UploadAsync(form);

        Assert.Equal(SHA256.HashData(file), SHA256.HashData(await editor.DownloadAsync(uploaded)));
    }

    [Fact]
    public async Task Two_hundred_uploads_at_once_over_three_replicas_come_back_as_they_were_sent_though_all_have_the_same_name()
    {
        await Site.HealthyAsync("wordpress");
        using var editor = Site.Client();
        await editor.LogInAsync();
        var files = await editor.CountAsync("media");
        GC.Collect();
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5", Ct);
        var before = await MemoryAsync("VmRSS");

        using var allUnderway = new CountdownEvent(Uploads);
        var everyoneIsThere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sent = new ConcurrentDictionary<string, byte[]>();
        await Task.WhenAll(Enumerable.Range(0, Uploads).Select(async number =>
        {
            // Each has begun before one goes on: there are two hundred of them on their way.
            using var file = new RandomFile(number, Megabytes, () =>
            {
                if (allUnderway.Signal())
                {
                    everyoneIsThere.SetResult();
                }

                return everyoneIsThere.Task;
            });
            file.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
            using var form = new MultipartFormDataContent { { file, "file", "backup.zip" } };
            var address = await editor.UploadAsync(form);
            Assert.True(sent.TryAdd(address, file.Hash), address);
        }));

        await Parallel.ForEachAsync(sent, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (file, _) => Assert.Equal(file.Value, await editor.HashAsync(file.Key)));

        Assert.Equal(Uploads, sent.Count);
        Assert.Equal(files + Uploads, await editor.CountAsync("media"));
        var grown = await MemoryAsync("VmHWM") - before;
        TestContext.Current.SendDiagnosticMessage($"The process has grown by {grown} MB.");
        Assert.True(grown < MostMegabytes, $"The process has grown by {grown} MB: the load balancer does not stream.");

        foreach (var replica in await Site.ReplicasAsync("wordpress"))
        {
            var log = await Docker.LogsAsync(replica);
            Assert.Contains("POST /wp-json/wp/v2/media HTTP/1.1\" 201", log, StringComparison.Ordinal);
            Assert.Contains(".zip HTTP/1.1\" 200", log, StringComparison.Ordinal);
        }
    }

    /// <summary>What the kernel says of this process' memory.</summary>
    /// <returns>Megabytes.</returns>
    private static async Task<int> MemoryAsync(string name)
    {
        var line = (await File.ReadAllLinesAsync("/proc/self/status", Ct)).Single(l => l.StartsWith(name + ":", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
