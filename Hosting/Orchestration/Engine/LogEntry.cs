namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>One line that a container wrote.</summary>
/// <param name="Timestamp">When the engine took it.</param>
/// <param name="IsError">Whether it came from standard error.</param>
/// <param name="Text">The line without its end.</param>
internal readonly record struct LogEntry(DateTimeOffset Timestamp, bool IsError, string Text);
