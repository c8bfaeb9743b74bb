using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Pipelines;

/// <summary>
/// Says in a run what a publish would create. The model of a run is not that of a publish, so it asks this AppHost once
/// more, as a process of its own: what it says is what <c>publish</c> would do now, with the settings as they are now.
/// </summary>
internal sealed class PublishReportSource(SiteIdentity site, AppHostArguments arguments)
{
    private const string ErrorPrefix = "error: ";

    /// <summary>Asks.</summary>
    /// <param name="environment">The environment, such as <c>dev</c> or <c>prod</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DistributedApplicationException">A publish would fail, and why.</exception>
    public async Task<PublishReport> GetAsync(string environment, CancellationToken cancellationToken)
    {
        var command = OwnProcess.Command();
        var result = await Cli.Wrap(command[0])
            .WithArguments([.. command.Skip(1), "publish", "--json", "--name", site.Name, "--environment", environment])
            .WithEnvironmentVariables(OwnProcess.Settings(arguments))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellationToken);
        if (result.ExitCode == 0)
        {
            return JsonSerializer.Deserialize(result.StandardOutput, PublishReportJson.Default.PublishReport)!;
        }

        // All sentences: each names another option that is wrong.
        var errors = result.StandardError.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static l => l.StartsWith(ErrorPrefix, StringComparison.Ordinal) ? l[ErrorPrefix.Length..] : l);
        throw new DistributedApplicationException(string.Join('\n', errors));
    }
}
