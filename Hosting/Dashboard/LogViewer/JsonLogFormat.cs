using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Dashboard.LogViewer;

/// <summary>Lines as JSON: an array of objects, or one object a line.</summary>
/// <param name="isArray">Whether it is an array.</param>
internal sealed class JsonLogFormat(bool isArray) : LogFormat
{
    /// <summary>The media type of one object a line.</summary>
    public const string LinesType = "application/x-ndjson";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private bool _isFirst = true;

    /// <inheritdoc/>
    public override string ContentType => isArray ? "application/json" : LinesType;

    /// <inheritdoc/>
    public override void Begin(IBufferWriter<byte> output) => output.Write(isArray ? "["u8 : []);

    /// <inheritdoc/>
    public override void End(IBufferWriter<byte> output) => output.Write(isArray ? "]"u8 : []);

    /// <inheritdoc/>
    public override void Write(StoredLine line, IBufferWriter<byte> output)
    {
        Separate(output);
        using (var json = new Utf8JsonWriter(output, s_options))
        {
            json.WriteStartObject();
            json.WriteString("resource"u8, line.Source.Resource);
            if (line.Source.Replica != LogSource.AppHost)
            {
                json.WriteNumber("replica"u8, line.Source.Replica);
            }

            json.WriteNumber("line"u8, line.Number);
            json.WriteString("time"u8, TimeOf(line));
            json.WriteString("stream"u8, line.Source.Replica == LogSource.AppHost ? "apphost" : line.IsError ? "stderr" : "stdout");
            json.WriteString("text"u8, TextOf(line));
            json.WriteEndObject();
        }

        EndLine(output);
    }

    /// <inheritdoc/>
    public override void WriteSkipped(long lines, IBufferWriter<byte> output)
    {
        Separate(output);
        using (var json = new Utf8JsonWriter(output, s_options))
        {
            json.WriteStartObject();
            json.WriteNumber("skipped"u8, lines);
            json.WriteEndObject();
        }

        EndLine(output);
    }

    private void Separate(IBufferWriter<byte> output)
    {
        output.Write(isArray && !_isFirst ? ","u8 : []);
        _isFirst = false;
    }

    private void EndLine(IBufferWriter<byte> output) => output.Write(isArray ? [] : "\n"u8);
}
