using Microsoft.Extensions.Configuration;
using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options.Binding;

/// <summary>Finds keys that no option reads, which would otherwise be settings without an effect.</summary>
internal static class UnknownKeys
{
    private static readonly Dictionary<string, OptionDefinition> s_options =
        OptionCatalog.Options.ToDictionary(o => o.Key, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_sections = new(OptionCatalog.Sections.Select(s => s.Key), StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<OptionProblem> Find(IConfiguration configuration) =>
        from entry in configuration.GetSection(OptionCatalog.Key).AsEnumerable()
        where !string.IsNullOrEmpty(entry.Value) && !IsKnown(entry.Key)
        orderby entry.Key
        select new OptionProblem(entry.Key, Explain(entry.Key, entry.Value));

    private static bool IsKnown(string key) =>
        s_options.ContainsKey(key)
        || (Parent(key) is { } option && (option.IsDictionary || (option.IsList && LastPart(key).All(char.IsAsciiDigit))));

    /// <summary>The option whose key this one begins with, up to its last part.</summary>
    private static OptionDefinition? Parent(string key) => s_options.GetValueOrDefault(key[..Math.Max(0, key.LastIndexOf(':'))]);

    private static string Explain(string key, string value) => s_sections.Contains(key)
        ? $"{key} is '{value}' but must have options below it, such as {OptionCatalog.Options.First(o => o.Key.StartsWith($"{key}:", StringComparison.OrdinalIgnoreCase)).Key}."
        : $"{key} is '{value}' but there is no such option; the nearest is {Nearest(key)}.";

    /// <summary>The key that is spelled most like this one; with the same last part, in whatever section, before all others.</summary>
    private static string Nearest(string key) => Parent(key)?.Key ?? OptionCatalog.Options
        .OrderBy(o => LastPart(o.Key).Equals(LastPart(key), StringComparison.OrdinalIgnoreCase) ? 0 : 1)
        .ThenBy(o => EditDistance.Between(o.Key, key))
        .First().Key;

    private static string LastPart(string key) => key[(key.LastIndexOf(':') + 1)..];
}
