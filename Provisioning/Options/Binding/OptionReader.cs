using Microsoft.Extensions.Configuration;
using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options.Binding;

/// <summary>Reads the values of options from configuration; what is not allowed becomes a problem, and the default stands in.</summary>
internal sealed class OptionReader(IConfiguration configuration, Preset preset)
{
    private readonly List<OptionProblem> _problems = [];

    public IReadOnlyList<OptionProblem> Problems => _problems;

    public object? Read(OptionDefinition option)
    {
        var section = configuration.GetSection(option.Key);
        if (option.IsDictionary)
        {
            return ReadDictionary(option, section);
        }

        if (option.IsList && section.Value is null && Elements(section) is { Length: > 0 } elements)
        {
            return option.ReadList(elements, out var element) ?? Refuse(option, element!);
        }

        if (section.Value is not { } text)
        {
            return option.Default(preset);
        }

        var value = option.Read(text, out var refused);
        return refused is null ? value : Refuse(option, refused);
    }

    // Any other key below a list is an unknown one.
    private static string[] Elements(IConfigurationSection section) =>
        [.. section.GetChildren().Where(e => e.Key.All(char.IsAsciiDigit)).Select(e => e.Value ?? "")];

    private Dictionary<string, string> ReadDictionary(OptionDefinition option, IConfigurationSection section)
    {
        if (section.Value is { } text && option.Read(text, out _) is null)
        {
            _problems.Add(OptionProblem.Refused(option.Key, text, $"be given by name, such as {option.Key}:name=value"));
        }

        // Ordered, because the same options must give the same program however they were written down.
        var entries = new Dictionary<string, string>();
        foreach (var entry in section.GetChildren().OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            if (option.Rule.ReadEntry(entry.Key, entry.Value ?? "") is string value)
            {
                entries[entry.Key] = value;
            }
            else
            {
                _problems.Add(OptionProblem.Refused($"{option.Key}:{entry.Key}", entry.Value, $"be {option.Rule.Allowed}"));
            }
        }

        return entries;
    }

    private object? Refuse(OptionDefinition option, string text)
    {
        _problems.Add(OptionProblem.Refused(option.Key, text, $"be {option.Allowed}"));
        return option.Default(preset);
    }
}
