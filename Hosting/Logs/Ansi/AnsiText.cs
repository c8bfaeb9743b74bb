using System.Buffers;

namespace WpAspire.Hosting.Logs.Ansi;

/// <summary>
/// Takes text apart that was written for a terminal: into pieces of one style each. Of the escape sequences only those for
/// colours and the like mean anything; all others, and control characters but the tabulator, are left out. It never fails.
/// </summary>
internal ref struct AnsiText
{
    private const char Escape = '\e';
    private const char StringTerminator = '\u009c';

    private static readonly SearchValues<char> s_controls = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Concat(Enumerable.Range(0x7f, 33)).Select(static c => (char)c).Where(static c => c != '\t')]);

    private ReadOnlySpan<char> _rest;

    /// <summary>Creates it in front of the first piece.</summary>
    public AnsiText(ReadOnlySpan<char> text) => _rest = text;

    /// <summary>The piece.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>What it looks like.</summary>
    public AnsiStyle Style { get; private set; }

    /// <summary>Takes what is for a terminal only out of a text, in its own place.</summary>
    /// <returns>How many characters are left.</returns>
    public static int Strip(Span<char> text)
    {
        if (!text.ContainsAny(s_controls))
        {
            return text.Length;
        }

        var length = 0;
        var pieces = new AnsiText(text);
        while (pieces.MoveNext())
        {
            // What is left is never longer than what was read.
            pieces.Text.CopyTo(text[length..]);
            length += pieces.Text.Length;
        }

        return length;
    }

    /// <summary>Goes to the next piece.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            var end = _rest.IndexOfAny(s_controls);
            if (end != 0)
            {
                Text = end < 0 ? _rest : _rest[..end];
                _rest = _rest[Text.Length..];
                return true;
            }

            SkipControl();
        }

        Text = [];
        return false;
    }

    private void SkipControl()
    {
        var control = _rest[0];
        _rest = _rest[1..];
        switch (control)
        {
            case Escape when _rest is [>= '@' and <= '_', ..]:
                // The same as one character of the second set of controls.
                control = (char)(_rest[0] + 0x40);
                _rest = _rest[1..];
                SkipSecondSet(control);
                break;
            case Escape:
                SkipShortSequence();
                break;
            case >= '\u0080':
                SkipSecondSet(control);
                break;
        }
    }

    private void SkipSecondSet(char control)
    {
        switch (control)
        {
            case '\u009b':
                SkipControlSequence();
                break;
            case '\u0090' or '\u0098' or '\u009d' or '\u009e' or '\u009f':
                SkipString();
                break;
        }
    }

    // ESC, any of " " to "/", and one that ends it.
    private void SkipShortSequence()
    {
        _rest = _rest[CountWithin(_rest, ' ', '/')..];
        if (_rest is [>= '0' and <= '~', ..])
        {
            _rest = _rest[1..];
        }
    }

    private void SkipControlSequence()
    {
        var parameters = _rest[..CountWithin(_rest, '0', '?')];
        var rest = _rest[parameters.Length..];
        var intermediates = CountWithin(rest, ' ', '/');
        rest = rest[intermediates..];
        if (rest is [>= '@' and <= '~', ..])
        {
            if (rest[0] == 'm' && intermediates == 0 && !parameters.ContainsAnyInRange('<', '?'))
            {
                Style = AnsiStyleChange.Apply(Style, parameters);
            }

            rest = rest[1..];
        }

        _rest = rest;
    }

    // A title, a link and the like. One that does not end hides nothing of the line.
    private void SkipString()
    {
        var end = _rest.IndexOfAny('\a', StringTerminator, Escape);
        if (end < 0)
        {
            return;
        }

        if (_rest[end] != Escape)
        {
            _rest = _rest[(end + 1)..];
        }
        else if (_rest[(end + 1)..] is ['\\', ..])
        {
            _rest = _rest[(end + 2)..];
        }
    }

    private static int CountWithin(ReadOnlySpan<char> text, char first, char last) =>
        text.IndexOfAnyExceptInRange(first, last) is >= 0 and var count ? count : text.Length;
}
