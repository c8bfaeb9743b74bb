using System.Text;

namespace WpAspire.Hosting.Logs.Ansi;

/// <summary>What text looks like in a terminal.</summary>
/// <param name="Foreground">Its colour, one of the sixteen of <see cref="AnsiPalette"/>; <see langword="null"/> for the usual one.</param>
/// <param name="Background">What is behind it, one of the sixteen; <see langword="null"/> for the usual.</param>
/// <param name="Attributes">What else is special about it.</param>
internal readonly record struct AnsiStyle(byte? Foreground, byte? Background, AnsiAttributes Attributes)
{
    /// <summary>The classes of a style sheet that stand for it, such as <c>fg1 bold</c>; empty for plain text.</summary>
    public string ToCssClasses()
    {
        if (this == default)
        {
            return "";
        }

        var classes = new StringBuilder();
        Append(Foreground is { } foreground ? $"fg{foreground}" : null);
        Append(Background is { } background ? $"bg{background}" : null);
        foreach (var attribute in Enum.GetValues<AnsiAttributes>())
        {
            Append((Attributes & attribute) != 0 ? attribute.ToString().ToLowerInvariant() : null);
        }

        return classes.ToString();

        void Append(string? name)
        {
            if (name is not null)
            {
                classes.Append(classes.Length == 0 ? "" : " ").Append(name);
            }
        }
    }
}
