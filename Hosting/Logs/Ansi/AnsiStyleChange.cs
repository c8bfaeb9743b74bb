namespace WpAspire.Hosting.Logs.Ansi;

/// <summary>What "select graphic rendition" (<c>ESC [ … m</c>) makes of a style. What it does not know changes nothing.</summary>
internal static class AnsiStyleChange
{
    private const int Largest = 99_999;

    /// <summary>Applies one sequence.</summary>
    /// <param name="style">What there was.</param>
    /// <param name="parameters">What stands between <c>[</c> and <c>m</c>.</param>
    public static AnsiStyle Apply(AnsiStyle style, ReadOnlySpan<char> parameters)
    {
        if (parameters.IsEmpty)
        {
            return default;
        }

        while (TakeNumber(ref parameters, ';', out var code, out var details))
        {
            style = code is 38 or 48
                ? WithColour(style, isForeground: code == 38, details.IsEmpty ? ReadSeparate(ref parameters) : ReadTogether(details))
                : Apply(style, code);
        }

        return style;
    }

    private static AnsiStyle Apply(AnsiStyle style, int code) => code switch
    {
        0 => default,
        1 => style with { Attributes = style.Attributes | AnsiAttributes.Bold },
        2 => style with { Attributes = style.Attributes | AnsiAttributes.Dim },
        3 => style with { Attributes = style.Attributes | AnsiAttributes.Italic },
        4 or 21 => style with { Attributes = style.Attributes | AnsiAttributes.Underline },
        7 => style with { Attributes = style.Attributes | AnsiAttributes.Inverse },
        9 => style with { Attributes = style.Attributes | AnsiAttributes.Strike },
        22 => style with { Attributes = style.Attributes & ~(AnsiAttributes.Bold | AnsiAttributes.Dim) },
        23 => style with { Attributes = style.Attributes & ~AnsiAttributes.Italic },
        24 => style with { Attributes = style.Attributes & ~AnsiAttributes.Underline },
        27 => style with { Attributes = style.Attributes & ~AnsiAttributes.Inverse },
        29 => style with { Attributes = style.Attributes & ~AnsiAttributes.Strike },
        >= 30 and <= 37 => style with { Foreground = (byte)(code - 30) },
        39 => style with { Foreground = null },
        >= 40 and <= 47 => style with { Background = (byte)(code - 40) },
        49 => style with { Background = null },
        >= 90 and <= 97 => style with { Foreground = (byte)(code - 90 + 8) },
        >= 100 and <= 107 => style with { Background = (byte)(code - 100 + 8) },
        _ => style,
    };

    private static AnsiStyle WithColour(AnsiStyle style, bool isForeground, byte? colour) =>
        colour is null ? style : isForeground ? style with { Foreground = colour } : style with { Background = colour };

    // 38;5;n and 38;2;r;g;b: what follows belongs to it.
    private static byte? ReadSeparate(ref ReadOnlySpan<char> parameters)
    {
        if (!TakeNumber(ref parameters, ';', out var kind, out _))
        {
            return null;
        }

        if (kind == 5 && TakeNumber(ref parameters, ';', out var index, out _))
        {
            return AnsiPalette.FromIndexed(index);
        }

        return kind == 2 && TakeNumber(ref parameters, ';', out var red, out _)
            && TakeNumber(ref parameters, ';', out var green, out _) && TakeNumber(ref parameters, ';', out var blue, out _)
            ? Nearest(red, green, blue)
            : null;
    }

    // 38:5:n, 38:2:r:g:b, and 38:2:space:r:g:b, where the space is mostly empty.
    private static byte? ReadTogether(ReadOnlySpan<char> details)
    {
        Span<int> numbers = stackalloc int[6];
        var count = 0;
        while (count < numbers.Length && TakeNumber(ref details, ':', out var number, out _))
        {
            numbers[count++] = number;
        }

        return (numbers[0], count) switch
        {
            (5, >= 2) => AnsiPalette.FromIndexed(numbers[1]),
            (2, 4) => Nearest(numbers[1], numbers[2], numbers[3]),
            (2, > 4) => Nearest(numbers[2], numbers[3], numbers[4]),
            _ => null,
        };
    }

    private static byte Nearest(int red, int green, int blue) => AnsiPalette.Nearest(Math.Min(red, 255), Math.Min(green, 255), Math.Min(blue, 255));

    /// <summary>Takes a number off; an empty one is 0.</summary>
    /// <param name="text">What is left.</param>
    /// <param name="separator">What stands between two.</param>
    /// <param name="number">The number.</param>
    /// <param name="details">What stands behind it after a colon.</param>
    private static bool TakeNumber(ref ReadOnlySpan<char> text, char separator, out int number, out ReadOnlySpan<char> details)
    {
        number = 0;
        details = [];
        if (text.IsEmpty)
        {
            return false;
        }

        var end = text.IndexOf(separator);
        var word = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        if (word.IndexOf(':') is >= 0 and var colon)
        {
            details = word[(colon + 1)..];
            word = word[..colon];
        }

        foreach (var digit in word)
        {
            number = Math.Min(Largest, (number * 10) + Math.Clamp(digit - '0', 0, 9));
        }

        return true;
    }
}
