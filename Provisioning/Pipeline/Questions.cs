using Microsoft.Extensions.Configuration;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>Asks before something is changed or removed: through Aspire's command line, else at the terminal.</summary>
internal sealed class Questions(PublishArguments arguments, IInteractionService interaction, IConfiguration configuration)
{
    /// <summary>Goes on only if that is meant.</summary>
    /// <param name="verb">What is asked about, such as <c>destroy</c>.</param>
    /// <param name="consequence">What it does, after the word "this": <c>removes the database for good</c>.</param>
    /// <param name="cancellationToken">Ends the wait for an answer.</param>
    /// <exception cref="DistributedApplicationException">It is not, or there is nobody to ask.</exception>
    public async Task RequireAsync(string verb, string consequence, CancellationToken cancellationToken)
    {
        if (!arguments.Yes && !await AskAsync(verb, consequence, cancellationToken))
        {
            throw new DistributedApplicationException($"`{verb}` was not confirmed: nothing was changed.");
        }
    }

    private async Task<bool> AskAsync(string verb, string consequence, CancellationToken cancellationToken)
    {
        var question = $"This {consequence}. Go on?";
        if (PipelineServices.IsDriven(configuration) && interaction.IsAvailable)
        {
            // Of Aspire's questions, this one and inputs are those that its command line relays.
            var answer = await interaction.PromptNotificationAsync(
                verb,
                question,
                new NotificationInteractionOptions { Intent = MessageIntent.Confirmation, ShowSecondaryButton = true, ShowDismiss = false, PrimaryButtonText = "Yes", SecondaryButtonText = "No" },
                cancellationToken);
            return answer is { Canceled: false, Data: true };
        }

        if (PipelineServices.IsDriven(configuration) || Console.IsInputRedirected)
        {
            throw new DistributedApplicationException($"`{verb}` {consequence}: add --yes true to say that this is meant.");
        }

        await Console.Error.WriteAsync($"{question} [y/N] ");

        // A read cannot be cancelled, but nobody has to wait for it.
        var line = await Task.Run(Console.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        return line?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
