using System.Buffers;
using System.Globalization;
using System.Text;
using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Dashboard.LogViewer;

/// <summary>Lines as text.</summary>
/// <param name="query">What was asked for.</param>
/// <param name="logs">Says who wrote a line.</param>
internal sealed class TextLogFormat(LogQuery query, ConsoleLogs logs) : LogFormat
{
    /// <inheritdoc/>
    public override string ContentType => "text/plain; charset=utf-8";

    /// <inheritdoc/>
    public override void Write(StoredLine line, IBufferWriter<byte> output)
    {
        if (query.Timestamps)
        {
            Append(TimeOf(line) + " ", output);
        }

        if (LogTag.IsNeeded(query.Selection, logs))
        {
            Append(LogTag.Of(line.Source, logs) + " | ", output);
        }

        Append(TextOf(line), output);
        output.Write("\n"u8);
    }

    /// <inheritdoc/>
    public override void WriteSkipped(long lines, IBufferWriter<byte> output) =>
        Append(string.Create(CultureInfo.InvariantCulture, $"… {lines} {(lines == 1 ? "line was" : "lines were")} skipped …\n"), output);

    private static void Append(ReadOnlySpan<char> text, IBufferWriter<byte> output) => Encoding.UTF8.GetBytes(text, output);
}
