using WpAspire.Hosting.Orchestration.Control;

namespace WpAspire.Hosting.Tests.Verbs;

public class CommandWordsTests
{
    private readonly ResourceCommandAnnotation _command = new(
        "copy", "Copy", static _ => ResourceCommandState.Enabled, static _ => Task.FromResult(CommandResults.Success()), null, null, null, null, null, false)
    {
        Arguments = [new() { Name = "from", InputType = InputType.Text }, new() { Name = "to", InputType = InputType.Text }],
    };

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "from=a")]
    [InlineData("a|b", "from=a|to=b")]
    [InlineData("--to|b", "to=b")]
    [InlineData("--to=b|a", "to=b|from=a")]
    [InlineData("--FROM|a|b", "from=a|to=b")]
    [InlineData("--from=a=b", "from=a=b")]
    [InlineData("--from|--to", "from=--to")]
    [InlineData("-a", "from=-a")]
    public void Words_are_arguments_by_their_names_or_in_order(string words, string arguments) =>
        Assert.Equal(Split(arguments), CommandWords.Parse(_command, Split(words)).Select(static i => $"{i.Name}={i.Value}"));

    [Theory]
    [InlineData("--from", "The argument '--from' needs a value.")]
    [InlineData("--with|x", "The command 'copy' has no argument 'with': allowed are from, to.")]
    [InlineData("a|b|c", "'c' is one argument more than the command 'copy' takes: allowed are from, to.")]
    [InlineData("a|--from|b", "The argument 'from' is given twice.")]
    public void Wrong_words_are_said_in_one_sentence(string words, string error) =>
        Assert.Equal(error, Assert.Throws<DistributedApplicationException>(() => CommandWords.Parse(_command, Split(words))).Message);

    private static string[] Split(string words) => words.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
