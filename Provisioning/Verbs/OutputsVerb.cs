using System.CommandLine;
using System.Text.Json;
using WpAspire.Hosting.Pipelines;
using WpAspire.Hosting.Verbs;
using WpAspire.Provisioning.Deployment;

namespace WpAspire.Provisioning.Verbs;

/// <summary><c>outputs</c>: the addresses and names of a deployed site.</summary>
internal sealed class OutputsVerb(StackSessions sessions, PublishArguments arguments, ConsoleOutput console) : IAppHostVerb
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var format = new Option<string>("--format") { Description = "table or json.", DefaultValueFactory = static _ => "table" };
        format.AllowOnly("table", "json");
        var showSecrets = new Option<bool>("--show-secrets") { Description = "Shows secret outputs instead of [secret]." };
        var output = PublishedDirectoryOption.Create();
        var command = new Command("outputs", "Shows what a deployed site tells of itself: its address, its cluster, where its secrets are.\n\nExamples:\n  outputs --name blog --environment prod\n  outputs --format json") { format, showSecrets, output };
        command.SetAction(async (result, cancellationToken) =>
        {
            PublishedDirectoryOption.Apply(output, result, arguments);
            var stack = await sessions.OpenAsync(cancellationToken);
            var show = result.GetValue(showSecrets);
            var values = (await stack.GetOutputsAsync(show, cancellationToken))
                .OrderBy(static o => o.Key, StringComparer.Ordinal)
                .ToDictionary(static o => o.Key, o => show || !o.Value.IsSecret ? o.Value.Value : "[secret]");
            Action<string> write = show ? console.LineUnmasked : console.Line;
            if (result.GetValue(format) == "json")
            {
                write(JsonSerializer.Serialize(values, s_json));
                return 0;
            }

            var width = values.Keys.Select(static k => k.Length).DefaultIfEmpty().Max();
            foreach (var (name, value) in values)
            {
                write($"{name.PadRight(width)}  {(value is string or null ? value : JsonSerializer.Serialize(value))}");
            }

            return 0;
        });
        return command;
    }
}
