using Microsoft.Extensions.Configuration;
using WpAspire.Provisioning.Options.Binding;
using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>Makes options of configuration. Pure: it reads nothing but what it is given.</summary>
public static class AwsOptionsBinder
{
    /// <summary>Reads the section <c>Aws</c> over the defaults of its preset, and checks that all of it can work.</summary>
    /// <param name="configuration">The configuration of the application.</param>
    /// <param name="environmentName">The name of the environment, which is the preset where none is set.</param>
    /// <param name="today">The day of the deployment, for what AWS no longer supports then; without it, that is not checked.</param>
    /// <exception cref="DistributedApplicationException">Something is wrong; a line for each option says what, and what is allowed.</exception>
    public static AwsOptions Bind(IConfiguration configuration, string environmentName, DateOnly? today = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(environmentName);

        var problems = UnknownKeys.Find(configuration).ToList();
        var preset = PresetReader.Read(configuration, environmentName, out var presetProblem);
        if (presetProblem is not null)
        {
            problems.Add(presetProblem);
        }

        var reader = new OptionReader(configuration, preset ?? Preset.Dev);
        var options = OptionCatalog.Create(o => o.Type == typeof(Preset) ? preset ?? Preset.Dev : reader.Read(o));
        problems.AddRange(reader.Problems);

        // Without a preset there is nothing to compare with; and what follows from a refused value is not its own problem.
        if (preset is not null)
        {
            var refused = problems.Select(p => p.Key).ToArray();
            problems.AddRange(OptionChecks.All(options, today).Where(p => !refused.Any(p.Concerns)));
        }

        return problems.Count == 0 ? options : throw new DistributedApplicationException(string.Join(Environment.NewLine, problems.Select(p => p.Sentence)));
    }

    /// <summary>Writes options as configuration that <see cref="Bind"/> reads back.</summary>
    /// <param name="options">The options.</param>
    public static IReadOnlyDictionary<string, string> ToSettings(AwsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = new Dictionary<string, string>();
        foreach (var (option, value) in OptionCatalog.Values(options))
        {
            if (value is not IReadOnlyDictionary<string, string> entries)
            {
                settings[option.Key] = OptionText.Format(value);
                continue;
            }

            foreach (var (name, entry) in entries)
            {
                settings[$"{option.Key}:{name}"] = entry;
            }
        }

        return settings;
    }
}
