using System.Text.RegularExpressions;

namespace WpAspire.Hosting.Mail.Inbox;

/// <summary>Finds the web addresses in plain text.</summary>
internal static partial class Links
{
    /// <summary>The text in pieces: those that are addresses, and those between.</summary>
    public static IEnumerable<(string Text, bool IsLink)> Split(string text)
    {
        var end = 0;
        foreach (Match match in Address().Matches(text))
        {
            if (match.Index > end)
            {
                yield return (text[end..match.Index], false);
            }

            yield return (match.Value, Uri.TryCreate(match.Value, UriKind.Absolute, out _));
            end = match.Index + match.Length;
        }

        if (end < text.Length)
        {
            yield return (text[end..], false);
        }
    }

    // A full stop or a bracket at the end is the sentence's.
    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,;:!?)\]}']", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
