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
        Assert.Equal(command.Split(' ', StringSplitOptions.RemoveEmptyEntries), ExecWords.Parse(words.Split(' ')).Command);

    [Theory]
    [InlineData("--replica 2 -- wp user list", 2)]
    [InlineData("--replica=3 --name blog -- wp", 3)]
    [InlineData("-- wp --replica 2", null)]
    public void A_replica_may_be_named_before_the_command(string words, int? replica) =>
        Assert.Equal(replica, ExecWords.Parse(words.Split(' ')).Replica);

    [Theory]
    [InlineData("--replica two -- wp", "two")]
    [InlineData("--replica=0 -- wp", "0")]
    public void A_replica_that_is_no_number_is_refused(string words, string named) =>
        Assert.Contains($"--replica is '{named}'", Assert.Throws<DistributedApplicationException>(() => ExecWords.Parse(words.Split(' '))).Message, StringComparison.Ordinal);
}
