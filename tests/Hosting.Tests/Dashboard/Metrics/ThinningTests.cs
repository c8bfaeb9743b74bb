using CsCheck;
using WpAspire.Hosting.Dashboard.Metrics;

namespace WpAspire.Hosting.Tests.Dashboard.Metrics;

public class ThinningTests
{
    [Fact]
    public void Few_values_stay_as_they_are()
    {
        var thinning = Thinning.For(start: 7, count: 3, mostPoints: 240);

        Assert.Equal([1, float.NaN, 3], thinning.Apply([1, float.NaN, 3], greatest: false));
        Assert.Equal([0, 1, 2], thinning.Places());
    }

    [Fact]
    public void Many_become_the_mean_or_the_greatest_of_those_that_are_there()
    {
        var thinning = Thinning.For(start: 0, count: 6, mostPoints: 2);

        Assert.Equal([2, 6], thinning.Apply([1, 3, 2, float.NaN, 4, 8], greatest: false));
        Assert.Equal([3, 8], thinning.Apply([1, 3, 2, float.NaN, 4, 8], greatest: true));
        Assert.Equal([1, 4], thinning.Places());
    }

    [Fact]
    public void Where_nothing_was_measured_there_is_a_gap() =>
        Assert.Equal([2, float.NaN], Thinning.For(start: 0, count: 4, mostPoints: 2).Apply([2, 2, float.NaN, float.NaN], greatest: false));

    [Fact]
    public void A_point_keeps_its_values_while_time_goes_on() => Gen.Select(Gen.Long[0, 1000], Gen.Int[10, 100]).Sample(static (start, count) =>
    {
        // One measurement later the first value is gone and there is a new one.
        var before = Thinning.For(start, count, 10).Apply([.. Numbers(start, count)], greatest: true);
        var after = Thinning.For(start + 1, count, 10).Apply([.. Numbers(start + 1, count)], greatest: true);

        // The first and the last point may be of fewer values than the others.
        Assert.Empty(before.Skip(1).SkipLast(1).Except(after));
    });

    [Fact]
    public void There_are_no_more_points_than_asked_for_but_one_at_each_end() => Gen.Select(Gen.Long[0, 1000], Gen.Int[1, 1000], Gen.Int[1, 300]).Sample(static (start, count, most) =>
        Assert.True(Thinning.For(start, count, most).Places().Length <= most + 1));

    private static IEnumerable<float> Numbers(long start, int count) => Enumerable.Range(0, count).Select(i => (float)(start + i));
}
