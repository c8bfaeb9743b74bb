using System.Text.RegularExpressions;

namespace WpAspire.MailCatcher.Inbox;

/// <summary>Finds the web addresses in plain text.</summary>
internal static partial class Links
{
    /// <summary>The text in pieces: those that are addresses, and those between.</summary>
    public static IEnumerable<(string Text, bool IsLink)> Split(string text) =>
        Address().Split(text).Select(static (piece, index) => (piece, index % 2 == 1 && Uri.TryCreate(piece, UriKind.Absolute, out _)));

    // A full stop or a bracket at the end is the sentence's.
    [GeneratedRegex(@"(https?://[^\s<>""]*[^\s<>"".,;:!?)\]}'])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
