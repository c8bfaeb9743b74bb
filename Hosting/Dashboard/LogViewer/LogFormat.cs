using System.Buffers;
using System.Globalization;
using System.Text;
using WpAspire.Hosting.Logs;
using WpAspire.Hosting.Logs.Ansi;

namespace WpAspire.Hosting.Dashboard.LogViewer;

/// <summary>A way to write lines for scripts. What is for terminals only is left out. For one answer.</summary>
internal abstract class LogFormat
{
    private char[] _characters = new char[1024];

    /// <summary>Its media type.</summary>
    public abstract string ContentType { get; }

    /// <summary>Writes what comes before the first line.</summary>
    public virtual void Begin(IBufferWriter<byte> output)
    {
    }

    /// <summary>Writes a line.</summary>
    public abstract void Write(StoredLine line, IBufferWriter<byte> output);

    /// <summary>Writes that lines were skipped, since who reads is slower than who writes.</summary>
    public abstract void WriteSkipped(long lines, IBufferWriter<byte> output);

    /// <summary>Writes what comes after the last line.</summary>
    public virtual void End(IBufferWriter<byte> output)
    {
    }

    /// <summary>The text of a line, until the next is asked for.</summary>
    protected ReadOnlySpan<char> TextOf(StoredLine line)
    {
        if (_characters.Length < line.Text.Length)
        {
            _characters = new char[line.Text.Length];
        }

        var length = Encoding.UTF8.GetChars(line.Text, _characters);
        return _characters.AsSpan(0, AnsiText.Strip(_characters.AsSpan(0, length)));
    }

    /// <summary>The time of a line, as text.</summary>
    protected static string TimeOf(StoredLine line) =>
        LogClock.ToDateTime(line.Timestamp).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
