using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;

namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>Values as they stand in configuration.</summary>
internal static class OptionText
{
    /// <summary>What stands for an option that has no value.</summary>
    public const string None = "none";

    /// <summary>Writes a value so that it can be read again.</summary>
    public static string Format(object? value) => value switch
    {
        null => None,
        string text => text,
        ICollection { Count: 0 } => None,
        bool flag => flag ? "true" : "false",
        Enum member => Format(member),
        IReadOnlyDictionary<string, string> entries => string.Join(',', entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}={e.Value}")),
        IEnumerable elements => string.Join(',', elements.Cast<object>().Select(Format)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Reads a list that is written in one value, with commas.</summary>
    public static string[] Split(string text) =>
        IsNone(text) ? [] : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether this says that there is no value.</summary>
    public static bool IsNone(string text) => string.IsNullOrWhiteSpace(text) || text.Trim().Equals(None, StringComparison.OrdinalIgnoreCase);

    private static string Format(Enum member)
    {
        var name = member.ToString();
        var spelled = member.GetType().GetField(name)?.GetCustomAttribute<EnumMemberAttribute>()?.Value;
        return spelled ?? char.ToLowerInvariant(name[0]) + name[1..];
    }
}
