using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>
/// The AppHost's command line, as far as the steps read it. Aspire takes all of it as configuration, where an option that
/// nobody knows is a setting without an effect, and one without a value is nothing.
/// </summary>
internal sealed class StepCommandLine
{
    private const string Yes = "yes";

    private static readonly string[] s_flags = [Yes, "show-secrets", "refresh", "forget-pending", "include-exception-details"];

    // The last two are what Aspire's own tests and tools say.
    private static readonly string[] s_options = ["environment", "format", "import", "log-level", "name", "operation", "output-path", "replace", "set", "step", .. s_flags, "clear-cache", "publisher"];

    // The model is made with them, before anything can be mended.
    private static readonly string[] s_early = ["environment", "name", "operation"];

    private static readonly Dictionary<string, string> s_keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["output-path"] = "Pipeline:OutputPath",
        ["step"] = "Pipeline:Step",
        [Yes] = "Pipeline:SkipConfirmation",
    };

    private static readonly string[] s_steps = ["publish", "preview", "deploy", "destroy", "rollback", "refresh", "outputs", "cancel"];

    private readonly List<string> _words = [];
    private readonly List<KeyValuePair<string, string?>> _options = [];

    private StepCommandLine(IEnumerable<string> arguments)
    {
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var argument))
        {
            if (!argument.StartsWith('-'))
            {
                _words.Add(argument);
                continue;
            }

            var (name, value) = argument.Split('=', 2) is [var before, var after] ? (before, after) : (argument, null);
            name = name == "-y" ? Yes : name.StartsWith("--", StringComparison.Ordinal) ? name[2..] : name;
            if (value is null && rest.TryPeek(out var next) && !next.StartsWith('-') && (!IsFlag(name) || bool.TryParse(next, out _)))
            {
                value = rest.Dequeue();
            }

            _options.Add(new(name, value));
        }
    }

    /// <summary>
    /// What <c>--set</c> and options without a value say, as settings; and what all others say once more, because Aspire
    /// takes one that stands behind an option without a value for its value.
    /// </summary>
    /// <exception cref="DistributedApplicationException">A <c>--set</c> sets nothing.</exception>
    public IEnumerable<KeyValuePair<string, string?>> Settings => _options.Select(Setting).OfType<KeyValuePair<string, string?>>();

    private static KeyValuePair<string, string?>? Setting(KeyValuePair<string, string?> option)
    {
        if (option.Key == "set")
        {
            return option.Value?.Split('=', 2) is [{ Length: > 0 } key, var value]
                ? new(key, value)
                : throw new DistributedApplicationException($"--set is '{option.Value}': allowed is key=value, such as Aws:Region=eu-central-1.");
        }

        var setting = s_keys.GetValueOrDefault(option.Key) ?? (option.Key.Contains(':', StringComparison.Ordinal) ? option.Key : null);
        var said = IsFlag(option.Key) ? Flag(option) : option.Value;
        return setting is null || said is null ? null : new(setting, said);
    }

    /// <summary>Reads the command line out of the configuration that was made of it.</summary>
    public static StepCommandLine Of(IConfigurationBuilder configuration) =>
        new(configuration.Sources.OfType<CommandLineConfigurationSource>().LastOrDefault(static s => s.Args.Any())?.Args ?? []);

    /// <summary>Whether an option without a value is there.</summary>
    public bool Has(string flag) => _options.LastOrDefault(o => o.Key == flag) is { Key: not null } option && Flag(option) == "true";

    /// <summary>All that an option says, which may be there several times, and have several values with commas between them.</summary>
    public IReadOnlyList<string> All(string option) =>
        [.. _options.Where(o => o.Key == option).SelectMany(static o => (o.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)];

    /// <summary>The value of <c>--format</c>, by default the first.</summary>
    /// <exception cref="DistributedApplicationException">It is another.</exception>
    public string Format(params string[] allowed)
    {
        var format = _options.LastOrDefault(static o => o.Key == "format").Value ?? allowed[0];
        return allowed.Contains(format, StringComparer.Ordinal)
            ? format
            : throw new DistributedApplicationException($"--format is '{format}': allowed are {string.Join(", ", allowed)}.");
    }

    /// <summary>Refuses what no step takes.</summary>
    /// <exception cref="DistributedApplicationException">There is some.</exception>
    public void Check()
    {
        foreach (var option in _options)
        {
            if (option.Key.Contains(':', StringComparison.Ordinal) && option.Value is not null)
            {
                continue;
            }

            if (!s_options.Contains(option.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new DistributedApplicationException(
                    $"'{(option.Key.StartsWith('-') ? "" : "--")}{option.Key}' is no option: allowed are {string.Join(", ", s_options[..^2].Order(StringComparer.Ordinal).Select(static o => $"--{o}"))}, and settings such as --Aws:Region=eu-central-1.");
            }

            if (IsFlag(option.Key))
            {
                Flag(option);
            }
            else if (string.IsNullOrEmpty(option.Value))
            {
                throw new DistributedApplicationException($"--{option.Key} has no value: write --{option.Key} and the value after it.");
            }
        }

        foreach (var (flag, next) in _options.Zip(_options.Skip(1)).Where(static p => IsFlag(p.First.Key) && p.First.Value is null && s_early.Contains(p.Second.Key)))
        {
            throw new DistributedApplicationException($"--{flag.Key} stands before --{next.Key}, which would be taken for its value: write `--{flag.Key} true`, or put it last.");
        }

        if (_words.FirstOrDefault(static w => !w.Contains('=', StringComparison.Ordinal)) is { } word)
        {
            throw new DistributedApplicationException($"'{word}' is one argument too many: a step is named by --step, such as --operation publish --step {(s_steps.Contains(word) ? word : "publish")}.");
        }
    }

    /// <summary>Refuses in a run what is meant to be no run.</summary>
    /// <exception cref="DistributedApplicationException">A step is named.</exception>
    public void RefuseSteps()
    {
        if (_words is [var word, ..] && s_steps.Contains(word))
        {
            throw new DistributedApplicationException($"'{word}' is no argument of a run: the step is executed by `aspire do {word}`, or by --operation publish --step {word}.");
        }

        if (_options.Any(static o => o.Key == "step"))
        {
            throw new DistributedApplicationException("--step belongs to --operation publish, which must stand before options without a value, such as --yes.");
        }
    }

    private static bool IsFlag(string name) => s_flags.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Flag(KeyValuePair<string, string?> option) =>
        option.Value is null ? "true"
        : bool.TryParse(option.Value, out var value) ? value ? "true" : "false"
        : throw new DistributedApplicationException($"--{option.Key} is '{option.Value}': allowed are true and false.");
}
