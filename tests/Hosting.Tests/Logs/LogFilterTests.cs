using System.Text;
using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Tests.Logs;

public class LogFilterTests
{
    private readonly ConsoleLogs _logs = new(LogLimits.Default);

    [Theory]
    [InlineData("fatal", "PHP FATAL error", true)]
    [InlineData("ÜBER", "über uns", true)]
    [InlineData("fatal", "all is well", false)]
    [InlineData("[1]", "a[1] = 2", true)]
    [InlineData("red text", "\e[31mred\e[0m text", true)]
    [InlineData("31m", "\e[31mred\e[0m text", false)]
    public void A_text_is_found_in_upper_and_lower_case_as_it_is_read(string text, string line, bool isFound) =>
        Assert.Equal(isFound, new LogFilter(new LogSelection { Text = text }).Matches(Line(line)));

    [Theory]
    [InlineData("^GET .* 5\\d\\d$", "GET / 503", true)]
    [InlineData("^get", "GET / 503", true)]
    [InlineData("^GET", "POST / GET", false)]
    public void A_regular_expression_is_found(string pattern, string line, bool isFound) =>
        Assert.Equal(isFound, new LogFilter(new LogSelection { Text = pattern, IsRegex = true }).Matches(Line(line)));

    [Theory]
    [InlineData("(", "'(' is not a regular expression: Not enough )'s at character 1.")]
    [InlineData("a[z-a]", "'a[z-a]' is not a regular expression: [x-y] range in reverse order at character 5.")]
    [InlineData("*", "'*' is not a regular expression: Quantifier '*' following nothing at character 1.")]
    public void What_is_no_regular_expression_is_refused_in_a_sentence(string pattern, string message)
    {
        var exception = Assert.Throws<DistributedApplicationException>(() => new LogFilter(new LogSelection { Text = pattern, IsRegex = true }));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void A_regular_expression_that_never_ends_is_given_up()
    {
        var filter = new LogFilter(new LogSelection { Text = "(a|aa)+(b|bb)+(a+)+$", IsRegex = true });

        var exception = Assert.Throws<DistributedApplicationException>(() => filter.Matches(Line(new string('a', 5_000) + "b" + new string('a', 5_000) + "!")));

        Assert.Contains("more than 100 ms", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_errors_and_only_later_lines_can_be_wanted()
    {
        Assert.False(new LogFilter(new LogSelection { ErrorsOnly = true }).Matches(Line("x")));
        Assert.True(new LogFilter(new LogSelection { ErrorsOnly = true }).Matches(Line("x", isError: true)));
        Assert.False(new LogFilter(new LogSelection { After = 7 }).Matches(Line("x", timestamp: 7)));
        Assert.True(new LogFilter(new LogSelection { After = 6 }).Matches(Line("x", timestamp: 7)));
    }

    private StoredLine Line(string text, long timestamp = 1, bool isError = false)
    {
        var batch = new LogBatch();
        batch.Add(Encoding.UTF8.GetBytes(text), timestamp, isError);
        _logs["web"].Add(1, batch);
        return new LogCursor(_logs, new LogSelection()).ReadAll().Last();
    }
}
