using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WpAspire.Hosting.Logs;
using WpAspire.Hosting.Logs.Ansi;

namespace WpAspire.Hosting.Dashboard.LogViewer;

/// <summary>Writes the lines that can be seen, taken apart into pieces of one style each.</summary>
internal static class LogRows
{
    // A longer one is cut on the page: nobody reads on there, and a browser would take its time with it.
    private const int LongestText = 4_000;
    private const long NanosecondsPerMillisecond = 1_000_000;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes them as JSON.</summary>
    public static void Write(LogView view, long from, int count, ConsoleLogs logs, IBufferWriter<byte> output)
    {
        var (start, lines) = view.Read(from, count);
        using var json = new Utf8JsonWriter(output, s_options);
        json.WriteStartObject();
        json.WriteNumber("from"u8, start);
        json.WriteStartArray("rows"u8);
        foreach (var line in lines)
        {
            Write(line, LogTag.Of(line.Source, logs), json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(StoredLine line, string tag, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("number"u8, line.Number);
        json.WriteNumber("time"u8, line.Timestamp / NanosecondsPerMillisecond);
        json.WriteString("tag"u8, tag);
        json.WriteString("kind"u8, line.Source.Replica == LogSource.AppHost ? (line.IsError ? "apphost stderr" : "apphost") : line.IsError ? "stderr" : "");
        json.WriteStartArray("text"u8);
        var pieces = new AnsiText(Encoding.UTF8.GetString(line.Text));
        var left = LongestText;
        while (left > 0 && pieces.MoveNext())
        {
            var piece = pieces.Text[..Math.Min(left, pieces.Text.Length)];
            left -= piece.Length;
            json.WriteStringValue(pieces.Style.ToCssClasses());
            json.WriteStringValue(piece);
        }

        if (left == 0 && pieces.MoveNext())
        {
            json.WriteStringValue("dim");
            json.WriteStringValue(" … (the whole line is in the download)");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
