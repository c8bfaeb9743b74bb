namespace Aspire.Hosting.ApplicationModel;

/// <summary>A command that runs in a container and answers each line with a line.</summary>
public interface IContainerCommand : IAsyncDisposable
{
    /// <summary>Writes a line to the command's standard input, and waits for one on its standard output.</summary>
    /// <param name="line">The question; may be empty.</param>
    /// <param name="cancellationToken">Gives up. The command must not be asked again after that.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="IOException">The command has ended; what it wrote to its standard error is part of the message.</exception>
    Task<string> AskAsync(string line, CancellationToken cancellationToken);
}
