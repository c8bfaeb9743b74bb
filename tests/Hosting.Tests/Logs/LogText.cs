using System.Text;
using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Tests.Logs;

/// <summary>Writes and reads logs in few words.</summary>
internal static class LogText
{
    public static LogBatch Batch(params IEnumerable<(long Timestamp, string Text)> lines)
    {
        var batch = new LogBatch();
        foreach (var (timestamp, text) in lines)
        {
            batch.Add(Encoding.UTF8.GetBytes(text), timestamp, isError: false);
        }

        return batch;
    }

    public static void Write(this ConsoleLogs logs, string resource, int replica, params IEnumerable<(long Timestamp, string Text)> lines) =>
        logs[resource].Add(replica, Batch(lines));

    public static IEnumerable<StoredLine> ReadAll(this LogCursor cursor)
    {
        cursor.Refresh();
        while (cursor.TryRead(out var line))
        {
            yield return line;
        }
    }

    public static string Content(this StoredLine line) => Encoding.UTF8.GetString(line.Text);

    public static IEnumerable<string> Contents(this LogView view, long from = 0, int count = int.MaxValue) => view.Read(from, count).Lines.Select(Content);
}
