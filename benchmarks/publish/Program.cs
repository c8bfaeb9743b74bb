using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using WpAspire.PublishBenchmark;

// In this process: a project of its own, as BenchmarkDotNet makes it otherwise, would not see what is internal here.
BenchmarkRunner.Run(
    [typeof(ModelToFilesBenchmarks), typeof(ModelToDirectoryBenchmarks)],
    DefaultConfig.Instance
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(10))
        .AddColumn(StatisticColumn.Median, StatisticColumn.Min, StatisticColumn.Max)
        .WithArtifactsPath(Path.Combine("artifacts", "benchmarks")),
    args);
