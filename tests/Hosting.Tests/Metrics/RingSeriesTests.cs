using CsCheck;
using WpAspire.Hosting.Metrics;

namespace WpAspire.Hosting.Tests.Metrics;

public class RingSeriesTests
{
    private const int Capacity = 8;

    [Fact]
    public void It_holds_what_a_dictionary_would_of_the_last_turns() => Gen.Int[1, 20].Array[0, 40].Sample(steps =>
    {
        var series = new RingSeries(Capacity);
        var all = new Dictionary<long, float>();
        var turn = 0L;
        foreach (var step in steps)
        {
            turn += step;
            series.Set(turn, turn * 1.5f);
            all[turn] = turn * 1.5f;
        }

        var first = Math.Max(0, turn - Capacity + 1);
        var values = series.Read(first, Capacity + 3);

        Assert.Equal(Enumerable.Range(0, Capacity + 3).Select(i => all.GetValueOrDefault(first + i, float.NaN)), values);
    });

    [Fact]
    public void What_is_older_than_its_capacity_is_a_gap()
    {
        var series = new RingSeries(Capacity);
        for (var turn = 0; turn < Capacity + 1; turn++)
        {
            series.Set(turn, turn);
        }

        Assert.Equal([float.NaN, 1, 2], series.Read(0, 3));
    }

    [Fact]
    public void Turns_that_were_left_out_are_gaps_and_not_zeros()
    {
        var series = new RingSeries(Capacity);
        series.Set(3, 30);
        series.Set(6, 60);

        Assert.Equal([float.NaN, float.NaN, 30, float.NaN, float.NaN, 60, float.NaN], series.Read(1, 7));
    }
}
