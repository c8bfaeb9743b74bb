using System.Diagnostics;
using WpAspire.Provisioning.Automation.Backends;
using WpAspire.Provisioning.Automation.Errors;
using WpAspire.Provisioning.Automation.Locks;

namespace WpAspire.Provisioning.Tests.Automation;

public sealed class StackLockTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wpaspire-locks-");

    [Fact]
    public void The_owner_is_read_from_what_Pulumi_writes()
    {
        var owner = Assert.Single(StackLock.Parse("error: the stack is currently locked by 1 lock(s).\n  file:///srv/.pulumi/locks/0.json: created by lois@planet (pid 4711) at 2026-01-02T03:04:05Z"));

        Assert.Equal(("lois", "planet", 4711), (owner.User, owner.Host, owner.ProcessId));
        Assert.Equal("lois@planet (process 4711) since 2026-01-02 03:04:05 UTC, 5 min ago", owner.Describe(owner.Since + TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public void The_locks_of_a_directory_are_read()
    {
        var locks = Directory.CreateDirectory(Path.Combine(_directory.FullName, ".pulumi", "locks", "organization", "wpaspire-dev", "blog")).FullName;
        File.WriteAllText(Path.Combine(locks, "0.json"), """{"pid":4711,"username":"lois","hostname":"planet","timestamp":"2026-01-02T03:04:05Z"}""");
        File.WriteAllText(Path.Combine(locks, "1.json"), "{");

        Assert.Equal(4711, Assert.Single(Read(PulumiBackend.FileUrl(_directory.FullName))!).ProcessId);
        Assert.Empty(Read(PulumiBackend.FileUrl(Path.Combine(_directory.FullName, "nothing")))!);
        Assert.Null(Read("s3://bucket"));
    }

    [Fact]
    public void A_process_that_is_gone_or_is_no_Pulumi_holds_nothing()
    {
        Assert.False(Here(int.MaxValue).IsAlive);
        Assert.False(Here(Environment.ProcessId).IsAlive);
    }

    [Fact]
    public void A_Pulumi_that_began_before_the_lock_holds_it_and_one_that_began_later_does_not()
    {
        var program = Path.Combine(_directory.FullName, "pulumi");
        File.Copy("/bin/sleep", program);
        using var process = Process.Start(program, "60");
        try
        {
            Assert.True(Here(process.Id).IsAlive);
            Assert.False((Here(process.Id) with { Since = DateTimeOffset.UtcNow - TimeSpan.FromHours(1) }).IsAlive);
        }
        finally
        {
            process.Kill();
        }
    }

    [Theory]
    [InlineData(true, "that process is gone, so lift what it left with `cancel`")]
    [InlineData(false, "whether it still runs can be seen there alone")]
    public void What_is_to_be_done_depends_on_where_it_was(bool isHere, string next)
    {
        var owner = Here(int.MaxValue);
        Assert.Contains(next, StackErrors.Locked("the stack 'blog'", "`cancel`", [isHere ? owner : owner with { Host = "far-away" }]), StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static IReadOnlyList<StackLock>? Read(string url) => StackLocks.Read(new(url, PulumiBackendSource.Environment), "wpaspire-dev", "blog");

    private static StackLock Here(int id) => new("lois", Environment.MachineName, id, DateTimeOffset.UtcNow);
}
