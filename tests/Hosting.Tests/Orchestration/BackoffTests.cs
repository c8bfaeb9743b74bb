using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Tests.Orchestration;

public class BackoffTests
{
    [Fact]
    public void Pauses_grow_by_half_up_to_the_longest()
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(250));

        Assert.Equal([100, 150, 225, 250, 250], Enumerable.Range(0, 5).Select(_ => backoff.Next().TotalMilliseconds));
    }
}
