namespace WpAspire.Hosting.Logs;

/// <summary>
/// Reads the lines of several sources in the order of time, each line once. Whoever reads too slowly does not hold up who
/// writes: lines that are no longer kept are skipped, and counted. For one thread.
/// </summary>
internal sealed class LogCursor
{
    private readonly ConsoleLogs _logs;
    private readonly LogSelection _selection;
    private readonly List<Position> _positions = [];
    private readonly PriorityQueue<Position, (long Timestamp, int Order)> _heads = new();
    private long _skipped;

    /// <summary>Creates it in front of the first line that is kept.</summary>
    public LogCursor(ConsoleLogs logs, LogSelection selection)
    {
        (_logs, _selection) = (logs, selection);

        // What was given up before anyone looked was not skipped.
        Discover(static s => s.First);
    }

    /// <summary>Takes in what was written until now. What is written meanwhile comes with the next time.</summary>
    public void Refresh()
    {
        Discover(static _ => 1);
        _heads.Clear();
        foreach (var position in _positions)
        {
            position.End = position.Source.Next;
            Push(position);
        }
    }

    /// <summary>Gives the next line.</summary>
    /// <returns><see langword="false"/> when all that was written until the last <see cref="Refresh"/> was given.</returns>
    public bool TryRead(out StoredLine line)
    {
        if (!_heads.TryDequeue(out var position, out _))
        {
            line = default;
            return false;
        }

        line = position.Head;
        position.Next = line.Number + 1;
        Push(position);
        return true;
    }

    /// <summary>How many lines were skipped since this was asked last.</summary>
    public long TakeSkipped()
    {
        var skipped = _skipped;
        _skipped = 0;
        return skipped;
    }

    private void Discover(Func<LogSource, long> first)
    {
        foreach (var source in _logs.SourcesOf(_selection.Resource))
        {
            if ((_selection.Replica is null || source.Replica == _selection.Replica) && _positions.TrueForAll(p => p.Source != source))
            {
                _positions.Add(new Position(source, _positions.Count) { Next = first(source) });
            }
        }
    }

    private void Push(Position position)
    {
        if (position.TryFind(out var skipped))
        {
            _skipped += skipped;
            _heads.Enqueue(position, (position.Head.Timestamp, position.Order));
        }
    }

    private sealed class Position(LogSource source, int order)
    {
        private LogSegment? _segment;

        public LogSource Source => source;

        public int Order => order;

        public long Next { get; set; }

        public long End { get; set; }

        public StoredLine Head { get; private set; }

        public bool TryFind(out long skipped)
        {
            skipped = 0;
            if (Next >= End)
            {
                return false;
            }

            if (_segment is null || Next >= _segment.NextNumber)
            {
                _segment = source.Find(Next);
            }

            if (_segment is null)
            {
                return false;
            }

            skipped = Math.Max(0, _segment.FirstNumber - Next);
            Next += skipped;
            Head = new StoredLine(source, _segment, (int)(Next - _segment.FirstNumber));
            return true;
        }
    }
}
