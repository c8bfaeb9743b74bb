using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>The tags of resources, as AWS allows them.</summary>
internal sealed partial class TagsAttribute : AllowedAttribute
{
    /// <summary>The tags that the program itself sets: the budget finds the site by them.</summary>
    public static readonly IReadOnlyList<string> Own = ["Site", "Environment", "ManagedBy", "Name"];

    public override string Allowed =>
        $"a tag of at most 128 characters with a value of at most 256, of letters, digits, spaces and + - = . _ / @, and with a name other than {string.Join(", ", Own)}, which the site's own tags have";

    public override object? Read(string text) => text.Length <= 256 && Characters().IsMatch(text) ? text : null;

    public override object? ReadEntry(string name, string text) =>
        name.Length is >= 1 and <= 128 && !Own.Contains(name, StringComparer.OrdinalIgnoreCase) && Characters().IsMatch(name) ? Read(text) : null;

    [GeneratedRegex(@"^[\p{L}\p{N} _.:/=+\-@]*\z")]
    private static partial Regex Characters();
}
