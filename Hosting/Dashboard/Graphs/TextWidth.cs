namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>
/// Estimates how wide a text is in a proportional sans-serif typeface. Layout happens here and not in the browser, which
/// alone knows; an estimate that is a little too wide does no harm.
/// </summary>
internal static class TextWidth
{
    private const string Narrow = "iljtfrI.,:;'|!()[] -/";
    private const string Wide = "mwMW@%";

    /// <summary>The width in pixels.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The type size in pixels; a bold text is as wide as one an eighth larger.</param>
    public static double Of(string text, double size) => size * text.EnumerateRunes().Sum(static r => Share(r.Value));

    /// <summary>The text, or as much of it as there is room for and an ellipsis.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The type size in pixels, as in <see cref="Of"/>.</param>
    /// <param name="room">The room in pixels.</param>
    public static string Fit(string text, double size, double room)
    {
        if (Of(text, size) <= room)
        {
            return text;
        }

        var left = room - (size * Share('…'));
        var kept = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            left -= size * Share(rune.Value);
            if (left < 0)
            {
                break;
            }

            kept += rune.Utf16SequenceLength;
        }

        return text[..kept].TrimEnd() + "…";
    }

    private static double Share(int rune) => rune switch
    {
        < 0x80 when Narrow.Contains((char)rune, StringComparison.Ordinal) => 0.36,
        < 0x80 when Wide.Contains((char)rune, StringComparison.Ordinal) => 0.92,
        >= 'A' and <= 'Z' => 0.7,
        // Far Eastern scripts and pictures are as wide as they are high.
        >= 0x1100 and not (>= 0x2000 and < 0x2E80) => 1,
        _ => 0.6,
    };
}
