using System.Runtime.InteropServices;

namespace WpAspire.Hosting.Logs;

/// <summary>
/// The lines that somebody wants to see, in the order of time, each with a place in a list that can be shown in parts. The
/// places of lines do not change when older ones are no longer kept. Safe for several threads.
/// </summary>
internal sealed class LogView
{
    private const int SourceShift = 48;
    private const ulong NumberMask = (1UL << SourceShift) - 1;

    private readonly Lock _lock = new();
    private readonly LogCursor _cursor;
    private readonly LogFilter _filter;
    private readonly List<LogSource> _sources = [];
    private readonly List<long> _firsts = [];
    private readonly List<StoredLine> _found = [];

    // Of each line its source and its number there: eight bytes.
    private readonly List<ulong> _lines = [];
    private long _first;

    /// <summary>Creates a view that is empty until it is refreshed.</summary>
    /// <exception cref="DistributedApplicationException">The regular expression is none.</exception>
    public LogView(ConsoleLogs logs, LogSelection selection)
    {
        _cursor = new LogCursor(logs, selection);
        _filter = new LogFilter(selection);
    }

    /// <summary>The place of the first line.</summary>
    public long First
    {
        get
        {
            lock (_lock)
            {
                return _first;
            }
        }
    }

    /// <summary>The place after the last line.</summary>
    public long End
    {
        get
        {
            lock (_lock)
            {
                return _first + _lines.Count;
            }
        }
    }

    /// <summary>The replicas that have written something.</summary>
    public IReadOnlyList<LogSource> Sources
    {
        get
        {
            lock (_lock)
            {
                return [.. _sources];
            }
        }
    }

    /// <summary>Takes in lines that were written since, and lets go of those that are no longer kept.</summary>
    /// <param name="atMost">How many lines to look at.</param>
    /// <returns>Whether all were looked at.</returns>
    /// <exception cref="DistributedApplicationException">The regular expression takes too long.</exception>
    public bool Refresh(int atMost)
    {
        lock (_lock)
        {
            _cursor.Refresh();
            _found.Clear();
            var looked = 0;
            while (looked < atMost && _cursor.TryRead(out var line))
            {
                looked++;
                if (_filter.Matches(line))
                {
                    _found.Add(line);
                }
            }

            LetGo();
            Insert();

            // The writer does not wait: what was found a moment ago may be gone.
            LetGo();
            return looked < atMost;
        }
    }

    /// <summary>Gives some lines, as many as there are.</summary>
    /// <param name="from">The place of the first that is wanted.</param>
    /// <param name="count">How many.</param>
    /// <returns>The place of the first that is there, and the lines.</returns>
    public (long From, IReadOnlyList<StoredLine> Lines) Read(long from, int count)
    {
        lock (_lock)
        {
            LetGo();
            var start = (int)Math.Clamp(from - _first, 0, _lines.Count);
            var lines = new List<StoredLine>(Math.Clamp(count, 0, _lines.Count - start));
            for (var i = start; i < _lines.Count && lines.Count < count && Find(_lines[i]) is { } line; i++)
            {
                lines.Add(line);
            }

            return (_first + start, lines);
        }
    }

    private void LetGo()
    {
        var isAnyGone = false;
        for (var i = 0; i < _sources.Count; i++)
        {
            var first = _sources[i].First;
            isAnyGone |= first > _firsts[i];
            _firsts[i] = first;
        }

        if (isAnyGone)
        {
            var before = _lines.Count;
            var firsts = CollectionsMarshal.AsSpan(_firsts).ToArray();
            _lines.RemoveAll(l => (long)(l & NumberMask) < firsts[(int)(l >> SourceShift)]);
            _first += before - _lines.Count;
        }
    }

    // What one container wrote may come later than what another wrote after it.
    private void Insert()
    {
        // The cursor still gives lines of a part that it has begun, when that is no longer kept.
        _found.RemoveAll(static l => l.Number < l.Source.First);
        if (_found.Count == 0)
        {
            return;
        }

        var place = PlaceAfter(_found[0].Timestamp);
        var later = _lines[place..];
        _lines.RemoveRange(place, later.Count);
        var next = 0;
        foreach (var line in _found)
        {
            while (next < later.Count && TimestampOf(later[next]) <= line.Timestamp)
            {
                _lines.Add(later[next++]);
            }

            _lines.Add(Pack(line));
        }

        _lines.AddRange(later[next..]);
    }

    private int PlaceAfter(long timestamp)
    {
        var (low, high) = (0, _lines.Count);
        if (high > 0 && TimestampOf(_lines[^1]) <= timestamp)
        {
            return high;
        }

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = TimestampOf(_lines[middle]) <= timestamp ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private ulong Pack(StoredLine line)
    {
        var source = _sources.IndexOf(line.Source);
        if (source < 0)
        {
            source = _sources.Count;
            _sources.Add(line.Source);
            _firsts.Add(0);
        }

        return ((ulong)source << SourceShift) | (ulong)line.Number;
    }

    private StoredLine? Find(ulong packed)
    {
        var (source, number) = (_sources[(int)(packed >> SourceShift)], (long)(packed & NumberMask));
        return source.Find(number) is { } segment && segment.FirstNumber <= number ? new StoredLine(source, segment, (int)(number - segment.FirstNumber)) : null;
    }

    // What is no longer kept is older than all else.
    private long TimestampOf(ulong packed) => Find(packed)?.Timestamp ?? long.MinValue;
}
