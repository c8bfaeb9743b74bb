using Microsoft.Extensions.Configuration;
using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options.Binding;

/// <summary>Finds the preset: the option, or else what the environment is called.</summary>
internal static class PresetReader
{
    private static readonly OptionDefinition s_preset = OptionCatalog.Options.Single(o => o.Type == typeof(Preset));

    public static Preset? Read(IConfiguration configuration, string environmentName, out OptionProblem? problem)
    {
        problem = null;
        var text = configuration[s_preset.Key];
        if (!string.IsNullOrWhiteSpace(text))
        {
            var value = s_preset.Read(text, out var refused);
            problem = refused is null ? null : OptionProblem.Refused(s_preset.Key, refused, $"be {s_preset.Allowed}");
            return (Preset?)value;
        }

        if (Of(environmentName) is { } preset)
        {
            return preset;
        }

        problem = OptionProblem.Refused(s_preset.Key, null, $"be {s_preset.Allowed}, because the environment '{environmentName}' is neither");
        return null;
    }

    private static Preset? Of(string environmentName) => environmentName.ToUpperInvariant() switch
    {
        "DEV" or "DEVELOPMENT" => Preset.Dev,
        "PROD" or "PRODUCTION" => Preset.Prod,
        _ => null,
    };
}
