using System.Collections.Immutable;

namespace WpAspire.Hosting.Metrics;

/// <summary>The last values of one series, in an array that never grows. What was not measured is a gap.</summary>
/// <param name="capacity">The number of values that are kept.</param>
internal sealed class RingSeries(int capacity)
{
    private readonly float[] _values = new float[capacity];
    private long _first = long.MaxValue;

    /// <summary>The turn of the newest value.</summary>
    public long Last { get; private set; } = long.MinValue;

    /// <summary>Keeps a value. Turns only go forward.</summary>
    /// <param name="turn">When it was measured, in turns.</param>
    /// <param name="value">The value.</param>
    public void Set(long turn, float value)
    {
        if (_first == long.MaxValue)
        {
            _first = turn;
        }
        else
        {
            // What this turn and the ones left out replace is an hour old.
            for (var skipped = Math.Max(Last + 1, turn - capacity + 1); skipped < turn; skipped++)
            {
                _values[SlotOf(skipped)] = float.NaN;
            }
        }

        _values[SlotOf(turn)] = value;
        Last = turn;
    }

    /// <summary>The values of some turns in a row.</summary>
    public ImmutableArray<float> Read(long from, int count)
    {
        var values = ImmutableArray.CreateBuilder<float>(count);
        for (var turn = from; turn < from + count; turn++)
        {
            values.Add(turn >= _first && turn <= Last && turn > Last - capacity ? _values[SlotOf(turn)] : float.NaN);
        }

        return values.MoveToImmutable();
    }

    private int SlotOf(long turn) => (int)(turn % capacity);
}
