using System.Buffers;
using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Dashboard.LogViewer;

/// <summary>The lines of one answer, as they come.</summary>
internal sealed class LogLines(ConsoleLogs logs, LogQuery query, LogFormat format)
{
    private readonly LogCursor _cursor = new(logs, query.Selection);
    private readonly LogFilter _filter = new(query.Selection);

    /// <summary>How they are written.</summary>
    public LogFormat Format => format;

    /// <summary>Gives those that were written since the last time.</summary>
    /// <param name="tail">Only the last of them; <see langword="null"/> for all.</param>
    public IEnumerable<StoredLine> TakeNew(int? tail)
    {
        _cursor.Refresh();
        if (tail is not { } most)
        {
            return Matching();
        }

        var last = new Queue<StoredLine>();
        foreach (var line in Matching())
        {
            last.Enqueue(line);
            if (last.Count > most)
            {
                last.Dequeue();
            }
        }

        return last;
    }

    /// <summary>Writes one of them, and before it how many were skipped.</summary>
    public void Write(StoredLine line, IBufferWriter<byte> output)
    {
        if (_cursor.TakeSkipped() is > 0 and var skipped)
        {
            format.WriteSkipped(skipped, output);
        }

        format.Write(line, output);
    }

    private IEnumerable<StoredLine> Matching()
    {
        while (_cursor.TryRead(out var line))
        {
            if (_filter.Matches(line))
            {
                yield return line;
            }
        }
    }
}
