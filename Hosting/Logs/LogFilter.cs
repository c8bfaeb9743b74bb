using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using WpAspire.Hosting.Logs.Ansi;

namespace WpAspire.Hosting.Logs;

/// <summary>Says of each line whether somebody wants to see it. For one thread.</summary>
internal sealed class LogFilter
{
    /// <summary>How long a regular expression may look at one line.</summary>
    public static readonly TimeSpan RegexTimeout = TimeSpan.FromMilliseconds(100);

    private readonly LogSelection _selection;
    private readonly SearchValues<string>? _text;
    private readonly Regex? _regex;
    private char[] _characters = new char[4096];

    /// <summary>Creates it.</summary>
    /// <exception cref="DistributedApplicationException">The regular expression is none.</exception>
    public LogFilter(LogSelection selection)
    {
        _selection = selection;
        if (string.IsNullOrEmpty(selection.Text))
        {
            return;
        }

        if (!selection.IsRegex)
        {
            _text = SearchValues.Create([selection.Text], StringComparison.OrdinalIgnoreCase);
            return;
        }

        try
        {
            _regex = new Regex(selection.Text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexTimeout);
        }
        catch (RegexParseException exception)
        {
            throw new DistributedApplicationException($"'{selection.Text}' is not a regular expression: {Describe(exception)} at character {exception.Offset}.", exception);
        }
    }

    /// <summary>Whether the line is one of those.</summary>
    /// <exception cref="DistributedApplicationException">The regular expression takes too long.</exception>
    public bool Matches(StoredLine line)
    {
        if ((_selection.ErrorsOnly && !line.IsError) || line.Timestamp <= _selection.After)
        {
            return false;
        }

        return (_text is null && _regex is null) || MatchesText(line.Text);
    }

    private bool MatchesText(ReadOnlySpan<byte> text)
    {
        if (_characters.Length < text.Length)
        {
            _characters = new char[text.Length];
        }

        var length = Encoding.UTF8.GetChars(text, _characters);
        length = AnsiText.Strip(_characters.AsSpan(0, length));
        var characters = _characters.AsSpan(0, length);
        try
        {
            return _text is not null ? characters.ContainsAny(_text) : _regex!.IsMatch(characters);
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new DistributedApplicationException(
                $"The regular expression '{_selection.Text}' looks at one line for more than {RegexTimeout.TotalMilliseconds:0} ms: a simpler one is needed.", exception);
        }
    }

    // "Invalid pattern '(' at offset 1. Not enough )'s." without its beginning, which is said here in other words.
    private static string Describe(RegexParseException exception)
    {
        var end = exception.Message.IndexOf(". ", exception.Message.IndexOf("at offset", StringComparison.Ordinal) + 1, StringComparison.Ordinal);
        return (end < 0 ? exception.Error.ToString() : exception.Message[(end + 2)..]).TrimEnd('.');
    }
}
