using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Tests.Orchestration;

public class ExecVerbTests
{
    [Theory]
    [InlineData("-- wp user list", "wp user list")]
    [InlineData("wp user list", "wp user list")]
    [InlineData("--name blog -- wp user list", "wp user list")]
    [InlineData("--name=blog --set A=1 -- wp --name x", "wp --name x")]
    [InlineData("--environment prod --environment=dev -- wp --environment x", "wp --environment x")]
    [InlineData("sh -c -- x", "sh -c -- x")]
    [InlineData("-- sh -- x", "sh -- x")]
    [InlineData("--name blog", "")]
    public void The_command_is_what_follows_the_options_of_the_AppHost(string words, string command) =>
        Assert.Equal(command.Split(' ', StringSplitOptions.RemoveEmptyEntries), ExecVerb.CommandOf(words.Split(' ')));
}
