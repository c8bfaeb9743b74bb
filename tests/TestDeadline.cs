using System.Collections.Concurrent;
using System.Reflection;
using WpAspire.Tests;
using Xunit.v3;

[assembly: TestDeadline]

namespace WpAspire.Tests;

/// <summary>
/// Cancels a test that takes longer than any should, so that it fails by its name rather than hold up all others for
/// ever. What a test waits for has to end with <see cref="ITestContext.CancellationToken"/> for that.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class TestDeadlineAttribute : BeforeAfterTestAttribute
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Timer> _timers = new();

    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) =>
        _timers[test.UniqueID] = new Timer(static context => ((ITestContext)context!).CancelCurrentTest(), TestContext.Current, s_deadline, Timeout.InfiniteTimeSpan);

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (_timers.TryRemove(test.UniqueID, out var timer))
        {
            timer.Dispose();
        }
    }
}
