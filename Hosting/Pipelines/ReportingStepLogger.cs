using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Pipelines;

/// <summary>Shows log messages among what a step reports.</summary>
internal sealed class ReportingStepLogger(IReportingStep step) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and < LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            step.Log(logLevel, formatter(state, exception));
        }
    }
}
