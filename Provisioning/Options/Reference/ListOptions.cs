using System.CommandLine;
using WpAspire.Hosting.Verbs;

namespace WpAspire.Provisioning.Options.Reference;

/// <summary><c>publish --list-options</c>: every option, and nothing is published.</summary>
internal sealed class ListOptions(ConsoleOutput output) : IPublishVerbOptions
{
    private const string Text = "text";
    private const string Markdown = "markdown";

    private readonly Option<string?> _format = new("--list-options")
    {
        Description = "Lists every option below Aws: with its unit, its defaults and what is allowed, and publishes nothing.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = $"{Text}|{Markdown}",
    };

    /// <inheritdoc/>
    public IEnumerable<Option> OptionsOf(string verb)
    {
        if (verb != "publish")
        {
            return [];
        }

        _format.AllowOnly(Text, Markdown);
        return [_format];
    }

    /// <inheritdoc/>
    public Task<int?> ApplyAsync(string verb, ParseResult result, CancellationToken cancellationToken)
    {
        if (result.GetResult(_format) is null)
        {
            return Task.FromResult<int?>(null);
        }

        var descriptions = OptionDescriptions.Load();
        foreach (var line in result.GetValue(_format) == Markdown ? OptionsReference.Markdown(descriptions) : OptionsReference.Text(descriptions))
        {
            output.Line(line);
        }

        return Task.FromResult<int?>(0);
    }
}
