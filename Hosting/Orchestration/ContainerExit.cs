using System.Globalization;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Says in words how a container ended that was never ready.</summary>
internal static class ContainerExit
{
    private const int LinesShown = 15;

    /// <summary>The exit code, the cause where the engine knows one, and the last lines that it wrote.</summary>
    public static async Task<string> DescribeAsync(ContainerResource resource, ContainerState? ended, int exitCode, DockerEngine engine, CancellationToken cancellationToken)
    {
        if (ended is null)
        {
            return $"The container of the resource '{resource.Name}' was removed by somebody else while it started: run again.";
        }

        var lines = new List<string>();
        await foreach (var entry in engine.ReadLogsAsync(ended.Id, follow: false, LinesShown, cancellationToken))
        {
            lines.Add("    " + entry.Text);
        }

        var cause = ended.OutOfMemory ? ", because it used more memory than it may" : "";
        var said = lines.Count == 0 ? "It wrote nothing." : $"Its last lines:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}";
        return $"The container of the resource '{resource.Name}' ended with exit code {exitCode.ToString(CultureInfo.InvariantCulture)} before it was ready{cause}. {said}";
    }
}
