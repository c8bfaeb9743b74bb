namespace WpAspire.Hosting.Tests.ApplicationModel;

public class SiteIdentityTests
{
    [Theory]
    [InlineData("wpaspire", "describe --show-secrets", "describe --show-secrets")]
    [InlineData("blog", "describe --show-secrets", "describe --show-secrets --name blog")]
    [InlineData("blog", "stop", "stop --name blog")]
    public void A_command_line_to_copy_acts_on_the_same_site(string site, string verb, string expected) =>
        Assert.Equal(expected, new SiteIdentity(site, "/src/AppHost").CommandLine(verb));
}
