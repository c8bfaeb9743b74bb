using System.CommandLine;
using System.Text.Json;
using WpAspire.Hosting.Pipelines;
using WpAspire.Hosting.Verbs;
using WpAspire.Provisioning.Deployment;

namespace WpAspire.Provisioning.Verbs;

/// <summary><c>publish --json</c>: what would be created, as data, and nothing is written.</summary>
internal sealed class ReportOption(SitePublisher publisher, ConsoleOutput output) : IPublishVerbOptions
{
    private readonly Option<bool> _json = new("--json")
    {
        Description = "Prints what would be created (resources, diagram, security controls, cost) as JSON, and writes no file.",
    };

    /// <inheritdoc/>
    public IEnumerable<Option> OptionsOf(string verb) => verb == "publish" ? [_json] : [];

    /// <inheritdoc/>
    public async Task<int?> ApplyAsync(string verb, ParseResult result, CancellationToken cancellationToken)
    {
        if (!result.GetValue(_json))
        {
            return null;
        }

        output.Line(JsonSerializer.Serialize(await publisher.ReportAsync(cancellationToken), PublishReportJson.Default.PublishReport));
        return 0;
    }
}
