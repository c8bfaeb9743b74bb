using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Containers;

namespace WpAspire.Hosting.Tests.Containers;

public sealed class VolumeHolderTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wpaspire-holder-");

    private string Listed => Path.Combine(_directory.FullName, "listed");

    private string Asked => Path.Combine(_directory.FullName, "asked");

    [Fact]
    public async Task A_database_waits_until_the_container_of_another_run_has_left_its_volume()
    {
        await File.WriteAllTextAsync(Listed, "database-abcdefgh\n", TestContext.Current.CancellationToken);
        var waiting = WaitAsync(TimeProvider.System);
        while (!File.Exists(Asked))
        {
            await Task.WhenAny(waiting, Task.Delay(10, TestContext.Current.CancellationToken));
            Assert.False(waiting.IsCompleted, "It did not wait.");
        }

        File.Delete(Listed);
        await waiting;

        Assert.Equal("ps --filter volume=data --filter name=^/?database-[a-z0-9]+$ --format {{.Names}}", (await File.ReadAllLinesAsync(Asked, TestContext.Current.CancellationToken))[0]);
    }

    [Fact]
    public async Task A_run_that_goes_on_is_named_with_the_way_out()
    {
        await File.WriteAllTextAsync(Listed, "database-abcdefgh\n", TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => WaitAsync(new HastyTime()));

        Assert.Equal(
            "The volume 'data' of the resource 'database' is in use by the container 'database-abcdefgh', another run of the same site: stop that one, or give this run a name of its own, such as `--name second`.",
            exception.Message);
    }

    [Fact]
    public async Task What_may_share_its_volume_or_outlives_its_run_does_not_ask()
    {
        await File.WriteAllTextAsync(Listed, "database-abcdefgh\n", TestContext.Current.CancellationToken);

        await WaitAsync(TimeProvider.System, new Shared("/data"));
        await WaitAsync(TimeProvider.System, new ContainerLifetimeAnnotation { Lifetime = ContainerLifetime.Persistent });

        Assert.False(File.Exists(Asked));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private async Task WaitAsync(TimeProvider time, params IResourceAnnotation[] annotations)
    {
        // In place of the container runtime: says what stands in a file, and keeps what it was asked.
        var program = Path.Combine(_directory.FullName, "runtime");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\necho \"$@\" >>'{Asked}'\ncat '{Listed}' 2>/dev/null || true\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        var builder = TestApp.Create();
        var database = builder.AddContainer("database", "image").WithVolume("data", "/data");
        foreach (var annotation in annotations)
        {
            database.WithAnnotation(annotation);
        }

        await using var app = builder.Build();
        var runtime = new ContainerRuntime(new ConfigurationBuilder().AddInMemoryCollection([new("ASPIRE_CONTAINER_RUNTIME", program)]).Build());
        await new VolumeHolder(runtime, app.Services.GetRequiredService<ResourceLoggerService>(), time).WaitAsync(database.Resource, TestContext.Current.CancellationToken);
    }

    private sealed record Shared(string Target) : ISharedMountAnnotation;

    /// <summary>A clock on which a minute passes whenever somebody looks.</summary>
    private sealed class HastyTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Add(ref _ticks, TimeSpan.TicksPerMinute);
    }
}
