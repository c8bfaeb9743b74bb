using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>A text of a certain form.</summary>
internal class TextAttribute(string pattern, string allowed) : AllowedAttribute
{
    // \z, because $ lets a line break pass.
    private readonly Regex _pattern = new(pattern.TrimEnd('$') + @"\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public override string Allowed { get; } = allowed;

    public override object? Read(string text) => _pattern.IsMatch(text) ? text : null;
}
