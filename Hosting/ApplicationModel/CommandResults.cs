namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Makes results of commands.</summary>
public static class CommandResults
{
    /// <summary>The command did what it is for.</summary>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success() => new() { Success = true };

    /// <summary>The command did what it is for.</summary>
    /// <param name="message">What it did.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success(string message) => new() { Success = true, Message = message };

    /// <summary>The command did what it is for.</summary>
    /// <param name="message">What it did.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="resultFormat">The format of what it gave.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success(string message, string result, CommandResultFormat resultFormat = CommandResultFormat.Text) =>
        Success(message, new CommandResultData { Value = result, Format = resultFormat });

    /// <summary>The command did what it is for.</summary>
    /// <param name="message">What it did.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="resultFormat">The format of what it gave.</param>
    /// <param name="displayImmediately">Whether what it gave is shown at once.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success(string message, string result, CommandResultFormat resultFormat, bool displayImmediately) =>
        Success(message, new CommandResultData { Value = result, Format = resultFormat, DisplayImmediately = displayImmediately });

    /// <summary>The command did what it is for.</summary>
    /// <param name="message">What it did.</param>
    /// <param name="value">What it gave.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success(string message, CommandResultData value) => new() { Success = true, Message = message, Data = value };

    /// <summary>The command failed.</summary>
    /// <param name="errorMessage">Why.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Failure(string? errorMessage = null) => new() { Success = false, ErrorMessage = errorMessage };

    /// <summary>The command failed.</summary>
    /// <param name="errorMessage">Why.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="resultFormat">The format of what it gave.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Failure(string errorMessage, string result, CommandResultFormat resultFormat = CommandResultFormat.Text) =>
        Failure(errorMessage, new CommandResultData { Value = result, Format = resultFormat });

    /// <summary>The command failed.</summary>
    /// <param name="errorMessage">Why.</param>
    /// <param name="value">What it gave.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Failure(string errorMessage, CommandResultData value) => new() { Success = false, ErrorMessage = errorMessage, Data = value };

    /// <summary>The command failed.</summary>
    /// <param name="exception">Why.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Failure(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Failure(exception.Message);
    }

    /// <summary>The command was cancelled.</summary>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Canceled() => new() { Success = false, Canceled = true };
}
