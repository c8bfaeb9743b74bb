namespace WpAspire.MailCatcher;

/// <summary>Text of strangers that is shown in one line, on a terminal among others.</summary>
internal static class PlainLine
{
    /// <summary>The text with a space for whatever is no visible character, such as what a terminal takes for a command.</summary>
    public static string Of(string? text) =>
        text is null ? "" : string.Concat(text.Select(static c => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') ? ' ' : c)).Trim();
}
