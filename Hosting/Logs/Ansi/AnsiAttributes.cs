namespace WpAspire.Hosting.Logs.Ansi;

/// <summary>What is special about text in a terminal, beside its colours.</summary>
[Flags]
internal enum AnsiAttributes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is bold.</summary>
    Bold = 1,

    /// <summary>It is faint.</summary>
    Dim = 2,

    /// <summary>It is italic.</summary>
    Italic = 4,

    /// <summary>It is underlined.</summary>
    Underline = 8,

    /// <summary>Its colours are exchanged.</summary>
    Inverse = 16,

    /// <summary>It is struck through.</summary>
    Strike = 32,
}
