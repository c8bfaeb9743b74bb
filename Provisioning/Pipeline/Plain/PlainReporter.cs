using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting.Pipelines;

namespace WpAspire.Provisioning.Pipeline.Plain;

/// <summary>
/// Shows what the pipeline reports where no command line of Aspire does: a row a change on standard error, and one
/// sentence and exit code 1 for whatever went wrong. Standard output is left to what was asked for.
/// </summary>
internal sealed class PlainReporter(KnownSecrets secrets) : IPipelineActivityReporter
{
    private readonly Lock _lock = new();
    private readonly DateTime _start = Process.GetCurrentProcess().StartTime.ToUniversalTime();

    private string Elapsed => string.Create(CultureInfo.InvariantCulture, $"{(DateTime.UtcNow - _start).TotalSeconds:0.0} s");

    /// <inheritdoc/>
    public Task<IReportingStep> CreateStepAsync(string title, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReportingStep>(new PlainStep(this, title));

    /// <inheritdoc/>
    public Task CompletePublishAsync(PublishCompletionOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (options?.CompletionState == CompletionState.CompletedWithError)
        {
            Environment.ExitCode = 1;
            Write($"error: {options.CompletionMessage}");
            return Task.CompletedTask;
        }

        Write($"Done after {Elapsed}.");
        var items = options?.PipelineSummary ?? [];
        var width = items.Select(static i => i.Key.Length).DefaultIfEmpty().Max();
        foreach (var item in items)
        {
            Write($"  {item.Key.PadRight(width)}  {item.Value}");
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    [Obsolete("Aspire calls the other.")]
    public Task CompletePublishAsync(string? completionMessage = null, CompletionState? completionState = null, CancellationToken cancellationToken = default) =>
        CompletePublishAsync(new() { CompletionMessage = completionMessage, CompletionState = completionState }, cancellationToken);

    /// <summary>Writes a row.</summary>
    public void Row(string step, string text) => Write($"{Elapsed,8}  {step}: {text}");

    private void Write(string text)
    {
        lock (_lock)
        {
            Console.Error.WriteLine(secrets.Mask(text));
        }
    }
}
