namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A line of a log.</summary>
/// <param name="LineNumber">The number of the line, from 1.</param>
/// <param name="Content">The text.</param>
/// <param name="IsErrorMessage">Whether it was written to the standard error output.</param>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);
