namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>One of some texts, numbers or members of an enumeration, in whatever case they are written.</summary>
internal sealed class OneOfAttribute(params object[] values) : AllowedAttribute
{
    public IReadOnlyList<object> Values { get; } = values;

    public override string Allowed => Texts is [var only] ? only : $"{string.Join(", ", Texts.SkipLast(1))} or {Texts[^1]}";

    public override string AllowedInList => $"a list of any of {string.Join(", ", Texts)}";

    private IReadOnlyList<string> Texts => [.. Values.Select(OptionText.Format)];

    public override object? Read(string text) =>
        Values.FirstOrDefault(v => string.Equals(OptionText.Format(v), text, StringComparison.OrdinalIgnoreCase));
}
