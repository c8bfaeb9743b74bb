using System.Globalization;

namespace WpAspire.Hosting.Mail.Inbox;

/// <summary>A number of bytes as people say it.</summary>
internal static class ByteCount
{
    private static readonly string[] s_units = ["B", "KiB", "MiB", "GiB"];

    /// <summary>The number with a unit, such as <c>1.5 MiB</c>.</summary>
    public static string Text(long bytes)
    {
        double value = bytes;
        var unit = 0;
        while (value >= 1024 && unit < s_units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return $"{value.ToString(unit == 0 || value >= 100 ? "0" : "0.#", CultureInfo.InvariantCulture)} {s_units[unit]}";
    }
}
