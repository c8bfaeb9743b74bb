namespace WpAspire.WebBenchmark;

/// <summary>The benchmark cannot go on; the message says why, in one sentence.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
