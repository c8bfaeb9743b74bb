using System.Globalization;
using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Options;

/// <summary>The size of InnoDB's buffer pool: so many bytes, or a part of the instance class's memory.</summary>
/// <param name="Bytes">The bytes, or null for a part.</param>
/// <param name="Part">The part, from 0 to 1, or null for bytes.</param>
internal readonly partial record struct BufferPoolSize(long? Bytes, double? Part)
{
    private const long Smallest = 5 * 1024 * 1024;

    /// <summary>Reads bytes such as 805306368 or a formula such as {DBInstanceClassMemory*3/4}.</summary>
    public static bool TryParse(string text, out BufferPoolSize size)
    {
        size = default;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
        {
            size = new(bytes, null);
            return bytes >= Smallest;
        }

        if (Formula().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var part = Number(match.Groups["times"]) / Number(match.Groups["by"]);
        size = new(null, part);
        return part is > 0 and <= 1;
    }

    /// <summary>The part of a memory that this is.</summary>
    /// <param name="memoryBytes">The memory.</param>
    public double PartOf(long memoryBytes) => Part ?? (double)Bytes.GetValueOrDefault() / memoryBytes;

    private static double Number(Group group) => group.Success ? double.Parse(group.Value, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex(@"^\{DBInstanceClassMemory(\*(?<times>[1-9]\d{0,3}))?(/(?<by>[1-9]\d{0,3}))?\}\z")]
    private static partial Regex Formula();
}
