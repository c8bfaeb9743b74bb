using System.Text.Json;
using Aspire.Hosting.Pipelines;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>Shows what a deployed site tells of itself: its address, its cluster, where its secrets are.</summary>
internal sealed class StackOutputsReport(StackSessions sessions, StepCommandLine line)
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    /// <summary>Shows it as <c>--format</c> says, and secrets only with <c>--show-secrets</c>.</summary>
    /// <exception cref="DistributedApplicationException">The site was not deployed, or the format is another.</exception>
    public async Task ShowAsync(PipelineStepContext context)
    {
        var isJson = line.Format("table", "json") == "json";
        var show = line.Has("show-secrets");
        var stack = (await sessions.OpenAsync(context.CancellationToken)).Stack;
        var values = (await stack.GetOutputsAsync(show, context.CancellationToken))
            .OrderBy(static o => o.Key, StringComparer.Ordinal)
            .ToDictionary(static o => o.Key, o => show || !o.Value.IsSecret ? o.Value.Value : "[secret]");
        var width = values.Keys.Select(static k => k.Length).DefaultIfEmpty().Max();
        StepOutput.Write(context, isJson
            ? JsonSerializer.Serialize(values, s_json).Split('\n')
            : values.Select(v => $"{v.Key.PadRight(width)}  {(v.Value is string or null ? v.Value : JsonSerializer.Serialize(v.Value))}"));
    }
}
