using Microsoft.Extensions.Hosting;

namespace WpAspire.Hosting;

/// <summary>
/// What the model has to know of the command line before the verbs read it. It takes what it understands and leaves
/// the judgement of everything else to them.
/// </summary>
internal sealed record AppHostArguments
{
    /// <summary>The site of a command line without <c>--name</c>.</summary>
    public const string DefaultSiteName = "wpaspire";

    private const string DefaultPublishEnvironmentName = "dev";

    private static readonly HashSet<string> s_publishVerbs = new(StringComparer.Ordinal)
    {
        "publish", "deploy", "preview", "destroy", "outputs", "refresh", "cancel", "do",
    };

    /// <summary>The options that every verb has. Each has a value.</summary>
    public static IReadOnlyList<string> RootOptions { get; } = ["--name", "--set", "--environment"];

    // An option's value is not the verb.
    private static readonly HashSet<string> s_optionsWithValue = new(StringComparer.Ordinal)
    {
        "--name", "--set", "--operation", "--environment", "--output-path", "--output", "-o", "--publisher", "--step",
    };

    /// <summary>The first argument that is not an option or the value of one.</summary>
    public string Verb { get; init; } = "run";

    /// <summary>Whether there is such an argument.</summary>
    public bool HasVerb { get; init; }

    /// <summary>The value of <c>--name</c>, as it is.</summary>
    public string SiteName { get; init; } = DefaultSiteName;

    /// <summary>The value of <c>--environment</c>, as it is.</summary>
    public string? EnvironmentName { get; init; }

    /// <summary>The environment of a command line, and a process environment, that name none.</summary>
    public string DefaultEnvironmentName => OperationIsPublish ? DefaultPublishEnvironmentName : Environments.Development;

    /// <summary>The values of <c>--set key=value</c>, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>Whether the model is for a publish.</summary>
    public bool OperationIsPublish { get; init; }

    public static AppHostArguments Parse(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);

        string? verb = null;
        var site = DefaultSiteName;
        string? environment = null;
        string? operation = null;
        List<KeyValuePair<string, string>> settings = [];

        for (var i = 0; i < args.Length; i++)
        {
            var arg = args[i];

            // What follows belongs to a program that a verb starts: `exec wordpress -- wp --name x`.
            if (arg == "--")
            {
                break;
            }

            if (!arg.StartsWith('-') || arg == "-")
            {
                verb ??= arg;
                continue;
            }

            var equals = arg.IndexOf('=', StringComparison.Ordinal);
            var option = equals < 0 ? arg : arg[..equals];
            if (!s_optionsWithValue.Contains(option))
            {
                continue;
            }

            string? value = null;
            if (equals >= 0)
            {
                value = arg[(equals + 1)..];
            }
            else if (i + 1 < args.Length && args[i + 1] != "--")
            {
                value = args[++i];
            }

            switch (option)
            {
                case "--name":
                    site = value ?? site;
                    break;
                case "--environment":
                    environment = value ?? environment;
                    break;
                case "--operation":
                    operation = value ?? operation;
                    break;
                case "--set" when value?.IndexOf('=', StringComparison.Ordinal) is > 0 and var at:
                    settings.Add(new(value[..at], value[(at + 1)..]));
                    break;
            }
        }

        var hasVerb = verb is not null;
        verb ??= "run";
        return new()
        {
            Verb = verb,
            HasVerb = hasVerb,
            SiteName = site,
            EnvironmentName = environment,
            Settings = settings,
            OperationIsPublish = s_publishVerbs.Contains(verb) || string.Equals(operation, "publish", StringComparison.OrdinalIgnoreCase),
        };
    }
}
