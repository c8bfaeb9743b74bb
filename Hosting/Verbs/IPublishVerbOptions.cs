using System.CommandLine;

namespace WpAspire.Hosting.Verbs;

/// <summary>Options that a compute environment adds to the verbs that execute the pipeline.</summary>
internal interface IPublishVerbOptions
{
    /// <summary>The options for a verb.</summary>
    /// <param name="verb">The verb, such as <c>publish</c>.</param>
    IEnumerable<Option> OptionsOf(string verb);

    /// <summary>Takes what the command line says, before the pipeline is executed.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="result">What the command line says.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>
    /// The exit code if this was all there is to do, as for an option that lists something; otherwise
    /// <see langword="null"/>.
    /// </returns>
    Task<int?> ApplyAsync(string verb, ParseResult result, CancellationToken cancellationToken);
}
