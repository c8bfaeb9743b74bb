using BenchmarkDotNet.Attributes;
using WpAspire.Provisioning.Publishing;

namespace WpAspire.PublishBenchmark;

/// <summary>From the model of a site to a directory with the build contexts, as the verb <c>publish</c> does it.</summary>
[MemoryDiagnoser]
public class ModelToDirectoryBenchmarks : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("wpaspire-bench-").FullName;
    private ProdSite? _site;

    /// <summary>Builds the model once, as a process does.</summary>
    [GlobalSetup]
    public async Task SetupAsync() => _site = await ProdSite.CreateAsync();

    /// <summary>Publishes to a directory that does not exist.</summary>
    [Benchmark]
    public Task New() => PublishAsync(Guid.NewGuid().ToString("N"));

    /// <summary>Publishes the same once more, which changes nothing.</summary>
    [Benchmark]
    public Task Again() => PublishAsync("again");

    /// <summary>Removes what was written.</summary>
    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private async Task PublishAsync(string name)
    {
        var directory = PublishDirectory.Open(Path.Combine(_directory, name), "blog", ProdSite.Environment);
        await directory.WriteAsync(await _site!.PublishAsync("blog"), CancellationToken.None);
    }
}
