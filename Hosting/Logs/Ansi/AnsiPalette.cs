namespace WpAspire.Hosting.Logs.Ansi;

/// <summary>
/// The sixteen colours of a terminal. All others become the one that is nearest: a style sheet can then make them
/// readable on a light page as on a dark one.
/// </summary>
internal static class AnsiPalette
{
    /// <summary>How many colours there are.</summary>
    public const int Count = 16;

    // As xterm has them: black, red, green, yellow, blue, magenta, cyan, white, and the same, brighter.
    private static readonly (int Red, int Green, int Blue)[] s_colours =
    [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
        (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
    ];

    /// <summary>One of the 256 colours of xterm.</summary>
    public static byte FromIndexed(int index) => Math.Clamp(index, 0, 255) switch
    {
        < Count and var own => (byte)own,
        < 232 and var cube => Nearest(Level((cube - 16) / 36), Level((cube - 16) / 6 % 6), Level((cube - 16) % 6)),
        var grey => Nearest(8 + (10 * (grey - 232)), 8 + (10 * (grey - 232)), 8 + (10 * (grey - 232))),
    };

    /// <summary>The nearest to a colour, whose parts are from 0 to 255.</summary>
    public static byte Nearest(int red, int green, int blue)
    {
        var nearest = 0;
        var distance = int.MaxValue;
        for (var i = 0; i < Count; i++)
        {
            var (r, g, b) = (s_colours[i].Red - red, s_colours[i].Green - green, s_colours[i].Blue - blue);
            var other = (r * r) + (g * g) + (b * b);
            (nearest, distance) = other < distance ? (i, other) : (nearest, distance);
        }

        return (byte)nearest;
    }

    private static int Level(int step) => step == 0 ? 0 : 55 + (40 * step);
}
