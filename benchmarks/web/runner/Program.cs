using System.Globalization;
using System.Runtime.InteropServices;
using WpAspire.WebBenchmark;

if (args is not [var roundsText, var secondsText, var directory]
    || !int.TryParse(roundsText, CultureInfo.InvariantCulture, out var rounds) || rounds is < 1 or > 100
    || !int.TryParse(secondsText, CultureInfo.InvariantCulture, out var seconds) || seconds is < 1 or > 60)
{
    Console.Error.WriteLine("bench-web: usage: run.sh [rounds: 1 to 100] [seconds of a measurement: 1 to 60]");
    return 2;
}

// Both signals end the measurement, not the tidying up after it.
using var ending = new CancellationTokenSource();
void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ending.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

try
{
    await using var site = new BenchmarkSite("benchmarks/web/site/bin/Release/net10.0/WpAspire.WebBenchmarkSite");
    await site.StartAsync(ending.Token);
    var benchmark = new Benchmark(site, rounds, seconds);
    var results = await benchmark.RunAsync(ending.Token);
    await Report.WriteAsync(results, directory, ending.Token);
    return 0;
}
catch (OperationCanceledException) when (ending.IsCancellationRequested)
{
    return 130;
}
catch (BenchmarkException exception)
{
    Console.Error.WriteLine($"bench-web: {exception.Message}");
    return 1;
}
