using BenchmarkDotNet.Attributes;

namespace WpAspire.PublishBenchmark;

/// <summary>From the model of a site to its files, in memory: options, graph, program, documents.</summary>
[MemoryDiagnoser]
public class ModelToFilesBenchmarks : IAsyncDisposable
{
    private ProdSite? _site;

    /// <summary>How many sites are published, one after the other.</summary>
    [Params(1, 10, 50, 200)]
    public int Sites { get; set; }

    /// <summary>Builds the model once, as a process does.</summary>
    [GlobalSetup]
    public async Task SetupAsync() => _site = await ProdSite.CreateAsync();

    /// <summary>Makes the files of so many sites.</summary>
    [Benchmark]
    public async Task<long> ModelToFiles()
    {
        var bytes = 0L;
        for (var i = 0; i < Sites; i++)
        {
            bytes += (await _site!.PublishAsync($"site-{i}")).Files.Sum(static f => (long)f.Content.Length);
        }

        return bytes;
    }

    /// <summary>Takes the model down.</summary>
    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
