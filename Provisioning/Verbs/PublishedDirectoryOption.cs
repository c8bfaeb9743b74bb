using System.CommandLine;
using WpAspire.Hosting.Pipelines;

namespace WpAspire.Provisioning.Verbs;

/// <summary>The option that says where a site was published to.</summary>
internal static class PublishedDirectoryOption
{
    /// <summary>Makes the option.</summary>
    public static Option<string?> Create() => new("--output", "-o")
    {
        Description = "The directory that the site was published to, by default artifacts/publish/<site>-<environment> in the current directory.",
        HelpName = "directory",
    };

    /// <summary>Takes what the command line says.</summary>
    public static void Apply(Option<string?> option, ParseResult result, PublishArguments arguments)
    {
        if (result.GetValue(option) is { } path)
        {
            arguments.OutputPath = path;
        }
    }
}
