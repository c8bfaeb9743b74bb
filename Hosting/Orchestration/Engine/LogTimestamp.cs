using System.Globalization;
using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>Reads the times that the engine puts in front of lines, such as <c>2026-01-31T12:00:00.123456789Z</c>.</summary>
/// <remarks>Lines come in their thousands within one second: what was found out for the second is kept.</remarks>
internal sealed class LogTimestamp
{
    private const int SecondLength = 19;
    private const int LongestFraction = 9;

    private readonly byte[] _second = new byte[SecondLength];
    private long _nanoseconds;

    /// <summary>Reads the time at the beginning of a line, up to the space after it.</summary>
    /// <param name="line">The line, in UTF-8.</param>
    /// <param name="timestamp">The time, in nanoseconds since 1970.</param>
    /// <param name="length">How much of the line it takes, with the space.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryRead(ReadOnlySpan<byte> line, out long timestamp, out int length)
    {
        (timestamp, length) = (0, 0);
        if (line.Length < SecondLength + 2 || !TryReadSecond(line[..SecondLength]))
        {
            return false;
        }

        var rest = line[SecondLength..];
        var fraction = 0L;
        var digits = 0;
        if (rest[0] == '.')
        {
            rest = rest[1..];
            for (; digits < rest.Length && digits < LongestFraction && rest[digits] is >= (byte)'0' and <= (byte)'9'; digits++)
            {
                fraction = (fraction * 10) + (rest[digits] - '0');
            }

            rest = rest[digits..];
        }

        if (!rest.StartsWith("Z "u8))
        {
            return false;
        }

        for (; digits < LongestFraction; digits++)
        {
            fraction *= 10;
        }

        timestamp = _nanoseconds + fraction;
        length = line.Length - rest.Length + 2;
        return true;
    }

    private bool TryReadSecond(ReadOnlySpan<byte> second)
    {
        if (second.SequenceEqual(_second))
        {
            return true;
        }

        Span<char> characters = stackalloc char[SecondLength];
        for (var i = 0; i < SecondLength; i++)
        {
            characters[i] = (char)second[i];
        }

        if (!DateTime.TryParseExact(
            characters, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return false;
        }

        _nanoseconds = LogClock.FromDateTime(time);
        second.CopyTo(_second);
        return true;
    }
}
