using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>The messages of providers, which go through several programs before they are read by a person.</summary>
internal static partial class ProviderMessage
{
    private const int MaxLength = 500;

    /// <summary>The message on one line, without what only concerns the provider's authors, and without a full stop; empty if it says nothing.</summary>
    public static string Clean(string message)
    {
        var text = TerminalCodes().Replace(message, "");
        text = Source().Replace(text, "");
        text = Provider().Replace(text, "");
        text = CountOfOne().Replace(text, "");
        text = Whitespace().Replace(text, " ").Trim();
        text = Prefix().Replace(text, "").TrimEnd(' ', '.', ':');
        return text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength).TrimEnd(), "…");
    }

    [GeneratedRegex(@"\x1B\[[0-9;]*[A-Za-z]|<\{%[^%]*%\}>")]
    private static partial Regex TerminalCodes();

    // sdk-v2/provider2.go:572: sdk.helper_schema:
    [GeneratedRegex(@"[\w/.-]+\.go:\d+:\s*(?:sdk\.\w+:\s*)?")]
    private static partial Regex Source();

    [GeneratedRegex(@": provider=\w+@[\w.+-]+")]
    private static partial Regex Provider();

    [GeneratedRegex(@"1 error occurred:\s*\*\s*")]
    private static partial Regex CountOfOne();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex("^(?:error: )+")]
    private static partial Regex Prefix();
}
