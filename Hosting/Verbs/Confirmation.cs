using WpAspire.Hosting.Pipelines;

namespace WpAspire.Hosting.Verbs;

/// <summary>Asks the person at the terminal before something cannot be taken back.</summary>
internal sealed class Confirmation(IPipelineDisplay display)
{
    /// <summary>Asks.</summary>
    /// <param name="command">The command that is asked about, such as <c>stop --volumes</c>.</param>
    /// <param name="consequence">What it does, after the word "this": <c>removes the database for good</c>.</param>
    /// <param name="cancellationToken">Ends the wait for an answer.</param>
    /// <returns>Whether the answer is yes.</returns>
    /// <exception cref="DistributedApplicationException">There is nobody to ask.</exception>
    public Task<bool> AskAsync(string command, string consequence, CancellationToken cancellationToken) =>
        AskCoreAsync($"This {consequence}. Go on?", $"`{command}` {consequence}: add --yes to say that this is meant.", cancellationToken);

    /// <summary>Asks what a command of a resource says itself.</summary>
    /// <param name="command">The command that is asked about, such as <c>resource cache flush</c>.</param>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Ends the wait for an answer.</param>
    /// <returns>Whether the answer is yes.</returns>
    /// <exception cref="DistributedApplicationException">There is nobody to ask.</exception>
    public Task<bool> AskQuestionAsync(string command, string question, CancellationToken cancellationToken) =>
        AskCoreAsync(question, $"`{command}` asks before it does what cannot be taken back ({question}): add --yes to say that this is meant.", cancellationToken);

    private async Task<bool> AskCoreAsync(string question, string refusal, CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected)
        {
            throw new DistributedApplicationException(refusal);
        }

        await display.SuspendAsync();
        try
        {
            await Console.Out.WriteAsync($"{question} [y/N] ");

            // A read cannot be cancelled, but nobody has to wait for it.
            var answer = await Task.Run(Console.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
            return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
        }
        finally
        {
            display.Resume();
        }
    }
}
