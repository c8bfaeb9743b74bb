using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;

namespace WpAspire.EndToEnd;

/// <summary>Many editors upload at the same moment.</summary>
public class UploadTests
{
    private const int Uploads = 200;
    private const int Megabytes = 5;

    // For all of them together. The files themselves are more than three times as much.
    private const int LoadBalancerMegabytes = 300;

    [Fact]
    public async Task Two_hundred_uploads_at_once_over_three_replicas_come_back_as_they_were_sent_though_all_have_the_same_name()
    {
        await using var site = new AppHostSite(scenario: "replicas");
        var run = await site.RunAsync();
        using var editor = await site.ClientAsync();
        await editor.LogInAsync();
        var before = await MemoryAsync(run.ProcessId, "VmRSS");

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
        Assert.Equal(Uploads, await editor.CountAsync("media"));
        var grown = await MemoryAsync(run.ProcessId, "VmHWM") - before;
        TestContext.Current.SendDiagnosticMessage($"The AppHost has grown by {grown} MB.");
        Assert.True(grown < LoadBalancerMegabytes, $"The AppHost has grown by {grown} MB: it does not stream.");

        foreach (var replica in new[] { "1", "2", "3" })
        {
            var log = (await site.VerbAsync("logs", "wordpress", "--replica", replica)).Output;
            Assert.Contains("POST /wp-json/wp/v2/media HTTP/1.1\" 201", log, StringComparison.Ordinal);
            Assert.Contains(".zip HTTP/1.1\" 200", log, StringComparison.Ordinal);
        }
    }

    /// <summary>What the kernel says of a process' memory.</summary>
    /// <returns>Megabytes.</returns>
    private static async Task<int> MemoryAsync(int processId, string name)
    {
        var status = await File.ReadAllLinesAsync($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/status", TestContext.Current.CancellationToken);
        var line = status.Single(l => l.StartsWith(name + ":", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
