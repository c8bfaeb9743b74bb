using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options.Reference;

/// <summary>All options with what they are for, their units, defaults and allowed values.</summary>
internal static class OptionsReference
{
    /// <summary>For a terminal.</summary>
    public static IEnumerable<string> Text(OptionDescriptions descriptions)
    {
        foreach (var section in OptionCatalog.Sections)
        {
            yield return $"{section.Key}: {descriptions.Of(section)}";
            yield return "";
            foreach (var option in section.OwnOptions)
            {
                yield return $"  {option.Key}{(option.Unit is { } unit ? $" ({unit})" : "")}";
                yield return $"    {descriptions.Of(option)}";
                yield return $"    default: {Default(option, static value => value)}";
                yield return $"    allowed: {option.Allowed}";
                yield return "";
            }
        }
    }

    /// <summary>For the documentation.</summary>
    public static IEnumerable<string> Markdown(OptionDescriptions descriptions)
    {
        yield return "# Options for AWS";
        yield return "";
        yield return "Set in `appsettings.json`, then `appsettings.{environment}.json`, then environment variables (`Aws__Scaling__Max=4`), then";
        yield return "`--set Aws:Scaling:Max=4`: the last one wins, and what nobody sets is the default of the preset. A list is written with";
        yield return "commas or as a list; `none` is an empty list, or takes back what need not be set.";
        yield return "";
        yield return "Made by `--operation publish --step options --format markdown`.";
        foreach (var section in OptionCatalog.Sections)
        {
            yield return "";
            yield return $"## {section.Key}";
            yield return "";
            yield return descriptions.Of(section);
            yield return "";
            yield return "| option | what it is | unit | default | allowed |";
            yield return "|---|---|---|---|---|";
            foreach (var option in section.OwnOptions)
            {
                yield return $"| `{option.Key}` | {descriptions.Of(option)} | {option.Unit} | {Default(option, Code)} | {option.Allowed} |";
            }
        }
    }

    private static string Default(OptionDefinition option, Func<string, string> style)
    {
        var (dev, prod) = (OptionText.Format(option.Default(Preset.Dev)), OptionText.Format(option.Default(Preset.Prod)));
        return dev == prod ? style(dev) : $"{style(dev)} (dev), {style(prod)} (prod)";
    }

    // A list in one cell must be able to break.
    private static string Code(string value) => $"`{value.Replace(",", "`, `", StringComparison.Ordinal)}`";
}
