using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace WpAspire.Hosting.Verbs;

/// <summary>The AppHost's command line: its verbs, and one clear sentence for what is wrong with it.</summary>
internal sealed class AppHostCommandLine(IEnumerable<IAppHostVerb> verbs, ConsoleOutput console) : IAppHostVerbRunner
{
    /// <summary>The verb of a command line without one.</summary>
    private const string DefaultVerb = "run";

    private const int UsageError = 2;

    /// <inheritdoc/>
    public async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        args = AspireSpelling.Translate(args, out var error);
        if (error is not null)
        {
            console.Error(error);
            return UsageError;
        }

        var root = CreateRoot();
        var result = root.Parse(WithVerb(args));
        if (result.Errors.Count > 0 && result.Action is not HelpAction)
        {
            console.Error(Sentence(root, result));
            return UsageError;
        }

        try
        {
            return await result.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellationToken);
        }
        catch (DistributedApplicationException exception)
        {
            console.Error(exception.Message);
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 130;
        }
    }

    private RootCommand CreateRoot()
    {
        var root = new RootCommand("Runs the site of this AppHost on this machine and operates it, publishes it and deploys it. Without a verb: run.");
        root.Options.Add(new Option<string>("--name")
        {
            Description = "The site: another name is another site beside the first, with its own network, volumes, ports and secrets. Lower-case letters, digits and hyphens, at most 32.",
            HelpName = "site",
            Recursive = true,
            DefaultValueFactory = static _ => AppHostArguments.DefaultSiteName,
        });
        root.Options.Add(CreateSet());
        root.Options.Add(new Option<string>("--environment")
        {
            Description = "The environment, which may have settings of its own in appsettings.<environment>.json. By default that of DOTNET_ENVIRONMENT; without it, dev for what is published or deployed, and Development for what is done on this machine. Letters, digits and hyphens, at most 32.",
            HelpName = "environment",
            Recursive = true,
        });
        foreach (var verb in verbs)
        {
            root.Subcommands.Add(verb.CreateCommand());
        }

        return root;
    }

    private static Option<string[]> CreateSet()
    {
        var set = new Option<string[]>("--set")
        {
            Description = "Sets a configuration value, such as Parameters:site-title=Blog; may be given several times.",
            HelpName = "key=value",
            Recursive = true,
        };

        // What has no `=` sets nothing: a site would be published with another value than its owner thinks.
        set.Validators.Add(static result =>
        {
            if (result.Tokens.FirstOrDefault(static t => t.Value.IndexOf('=', StringComparison.Ordinal) < 1) is { } token)
            {
                result.AddError($"--set is '{token.Value}': allowed is key=value, such as Parameters:site-title=Blog");
            }
        });
        return set;
    }

    private static string[] WithVerb(string[] args) =>
        AppHostArguments.Parse(args).HasVerb || args.Any(static a => a is "--help" or "-h" or "-?" or "--version") ? args : [DefaultVerb, .. args];

    private static string Sentence(RootCommand root, ParseResult result)
    {
        var error = result.Errors[0];
        var command = result.CommandResult.Command;
        if (result.UnmatchedTokens is [var token, ..])
        {
            return token.StartsWith('-')
                ? $"'{token}' is no option of `{(command == root ? DefaultVerb : command.Name)}`: allowed are {string.Join(", ", OptionsOf(root, command))}."
                : command == root
                    ? $"'{token}' is no verb: allowed are {string.Join(", ", root.Subcommands.Where(static c => !c.Hidden).Select(static c => c.Name))}."
                    : $"'{token}' is one argument more than `{command.Name}` takes: see `{command.Name} --help`.";
        }

        if (error.SymbolResult is ArgumentResult argument && argument.Tokens.Count == 0)
        {
            return $"`{command.Name}` needs the argument <{argument.Argument.Name}>: {argument.Argument.Description}";
        }

        return error.Message.TrimEnd('.') + $": see `{command.Name} --help`.";
    }

    private static IEnumerable<string> OptionsOf(RootCommand root, Command command) =>
        command.Options.Concat(root.Options).Where(static o => !o.Hidden).Select(static o => o.Name).Distinct().Order(StringComparer.Ordinal);
}
