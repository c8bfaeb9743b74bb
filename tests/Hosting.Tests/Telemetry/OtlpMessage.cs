using System.Buffers.Binary;
using System.Text;

namespace WpAspire.Hosting.Tests.Telemetry;

/// <summary>A message of protocol buffers, whose fields have numbers.</summary>
internal sealed class OtlpMessage
{
    private readonly List<(int Field, ulong Number, ReadOnlyMemory<byte> Bytes)> _fields = [];

    public OtlpMessage(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var tag = ReadVarint(ref bytes);
            var length = (tag & 7) switch { 0 => 0, 1 => 8, 2 => (int)ReadVarint(ref bytes), 5 => 4, var other => throw new InvalidDataException($"Wire type {other}.") };
            var number = (tag & 7) switch { 0 => ReadVarint(ref bytes), 1 => BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span), 5 => BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span), _ => 0UL };
            _fields.Add(((int)(tag >> 3), number, bytes[..length]));
            bytes = bytes[length..];
        }
    }

    public bool Has(int field) => _fields.Any(f => f.Field == field);

    public ulong Number(int field) => _fields.LastOrDefault(f => f.Field == field).Number;

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    public string Hex(int field) => Convert.ToHexStringLower(Bytes(field));

    public IEnumerable<OtlpMessage> Messages(int field) => _fields.Where(f => f.Field == field).Select(static f => new OtlpMessage(f.Bytes));

    public OtlpMessage Message(int field) => new(_fields.LastOrDefault(f => f.Field == field).Bytes);

    /// <summary>Pairs of a key and a value of any type, as OpenTelemetry writes attributes.</summary>
    public Dictionary<string, string> Attributes(int field) => Messages(field).ToDictionary(
        static a => a.Text(1),
        static a => a.Message(2) is var value && value.Has(1) ? value.Text(1) : value.Number(3).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private ReadOnlySpan<byte> Bytes(int field) => _fields.LastOrDefault(f => f.Field == field).Bytes.Span;

    private static ulong ReadVarint(ref ReadOnlyMemory<byte> bytes)
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var next = bytes.Span[0];
            bytes = bytes[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }

            shift += 7;
        }
    }
}
