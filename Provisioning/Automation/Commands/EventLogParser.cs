using System.Buffers;
using System.Text.Json;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Automation.Serialization;

namespace WpAspire.Provisioning.Automation.Commands;

/// <summary>
/// Reads events from the bytes of an event log, however they are cut into pieces. A line that is no event is counted and
/// left out.
/// </summary>
internal sealed class EventLogParser
{
    private readonly ArrayBufferWriter<byte> _partial = new();

    /// <summary>How many lines were no events.</summary>
    public int UnreadableLines { get; private set; }

    /// <summary>Takes the next piece, and gives the events that are complete with it.</summary>
    public IReadOnlyList<EngineEvent> Add(ReadOnlySpan<byte> piece)
    {
        var events = new List<EngineEvent>();
        for (var end = piece.IndexOf((byte)'\n'); end >= 0; end = piece.IndexOf((byte)'\n'))
        {
            if (_partial.WrittenCount == 0)
            {
                Read(piece[..end], events);
            }
            else
            {
                _partial.Write(piece[..end]);
                ReadPartial(events);
            }

            piece = piece[(end + 1)..];
        }

        _partial.Write(piece);
        return events;
    }

    /// <summary>Takes what is left when there is no more: a last line without its end.</summary>
    public IReadOnlyList<EngineEvent> Complete()
    {
        var events = new List<EngineEvent>();
        ReadPartial(events);
        return events;
    }

    private void ReadPartial(List<EngineEvent> events)
    {
        Read(_partial.WrittenSpan, events);
        _partial.ResetWrittenCount();
    }

    private void Read(ReadOnlySpan<byte> line, List<EngineEvent> events)
    {
        line = line.Trim(" \t\r"u8);
        if (line.IsEmpty)
        {
            return;
        }

        try
        {
            if (JsonSerializer.Deserialize(line, AutomationJsonContext.Default.EngineEvent) is { } engineEvent)
            {
                events.Add(engineEvent);
                return;
            }
        }
        catch (JsonException)
        {
            // Cut off, or written by something else: what follows is not to be lost for it.
        }

        UnreadableLines++;
    }
}
