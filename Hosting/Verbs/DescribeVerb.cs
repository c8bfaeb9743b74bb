using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>describe</c>: everything there is to know about the site.</summary>
internal sealed class DescribeVerb(SiteInspector inspector, ConsoleOutput console) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var format = new Option<string>("--format") { Description = "table or json.", DefaultValueFactory = static _ => "table" };
        format.AllowOnly("table", "json");
        var showSecrets = new Option<bool>("--show-secrets") { Description = "Shows passwords and keys instead of ******." };
        var command = new Command("describe", "Shows the resources with their state, health, addresses, credentials, environment, volumes and the newest mail.\n\nExamples:\n  describe\n  describe --show-secrets\n  describe --format json") { format, showSecrets };
        command.SetAction(async (result, cancellationToken) =>
        {
            var description = await inspector.DescribeAsync(cancellationToken);
            Action<string> write = result.GetValue(showSecrets) ? console.LineUnmasked : console.Line;
            write(result.GetValue(format) == "json"
                ? JsonSerializer.Serialize(description, SiteDescriptionJson.Default.SiteDescription)
                : Render(description));
            return 0;
        });
        return command;
    }

    private static string Render(SiteDescription site)
    {
        var text = new StringWriter();
        // As wide as it needs to be: a value that is cut off cannot be copied.
        var output = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        output.Profile.Width = 4096;

        text.WriteLine($"Site '{site.Site}': {site.AppHost}{(site.ProcessId is { } id ? $" (pid {id})" : "")}");
        text.WriteLine($"Secrets: {site.SecretsFile}");
        var table = new Table().SimpleBorder().AddColumns("Resource", "Type", "State", "Health", "Image", "Container");
        foreach (var resource in site.Resources)
        {
            table.AddRow(Cells(resource.Name, resource.Type, resource.State, resource.Health, resource.Image, resource.Replicas is { } replicas ? $"{replicas.Count.ToString(CultureInfo.InvariantCulture)} replicas" : resource.Container));
        }

        output.Write(table);
        foreach (var resource in site.Resources)
        {
            WriteDetails(text, resource);
        }

        return string.Join('\n', text.ToString().Split('\n').Select(static l => l.TrimEnd())).TrimEnd();
    }

    private static void WriteDetails(StringWriter text, ResourceDescription resource)
    {
        var details = new List<(string Name, string Value)>();
        if (resource.Message is not null)
        {
            details.Add(("Message", resource.Message));
        }

        details.AddRange((resource.Replicas ?? []).Select(static r =>
            ($"Replica {r.Replica.ToString(CultureInfo.InvariantCulture)}", string.Join("  ", new[] { r.State, r.Health, r.Container, r.Message }.OfType<string>()))));

        details.AddRange(resource.Urls.Select(static u => (u.Name.Length == 0 ? "Url" : u.Name, u.Url)));
        details.AddRange(resource.Connection.Select(static c => (c.Key, c.Value)));
        if (resource.Value is not null)
        {
            details.Add(("Value", resource.Value));
        }

        if (resource.Mail is { } mail)
        {
            details.Add(("Messages", mail.Count.ToString(CultureInfo.InvariantCulture)));
            details.AddRange(mail.Latest.Select(static m =>
                (m.ReceivedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), $"{m.From} to {string.Join(", ", m.To)}: {m.Subject}")));
        }

        details.AddRange(resource.Volumes.Select(static v => ($"Volume {v.Key}", v.Value)));
        details.AddRange(resource.Environment.Select(static e => (e.Key, e.Value)));
        if (details.Count == 0)
        {
            return;
        }

        text.WriteLine();
        text.WriteLine(resource.Name);
        var width = details.Max(static d => d.Name.Length);
        foreach (var (name, value) in details)
        {
            text.WriteLine($"  {name.PadRight(width)}  {value.ReplaceLineEndings(" ")}");
        }
    }

    private static Text[] Cells(params string?[] values) => [.. values.Select(static v => new Text(v ?? ""))];
}
