using WpAspire.Provisioning.Automation.Commands;

namespace WpAspire.Provisioning.Tests.Automation;

public class PulumiVersionTests
{
    private static readonly Version s_minimum = new(3, 255, 0);

    [Theory]
    [InlineData("v3.259.0\n", "3.259.0")]
    [InlineData("3.255.1", "3.255.1")]
    [InlineData("v3.260.0-alpha.xb35f8f0", "3.260.0")]
    [InlineData("v3.260.0+dirty", "3.260.0")]
    public void A_version_is_read_as_pulumi_prints_it(string output, string version) =>
        Assert.Equal(Version.Parse(version), PulumiVersion.Parse(output));

    [Theory]
    [InlineData("")]
    [InlineData("v3")]
    [InlineData("command not understood")]
    [InlineData("v99999999999.1.1")]
    public void What_is_no_version_is_none(string output) => Assert.Null(PulumiVersion.Parse(output));

    [Theory]
    [InlineData("3.255.0")]
    [InlineData("3.300.0")]
    public void A_version_from_the_minimum_on_is_good_enough(string version) =>
        PulumiVersion.Check(Version.Parse(version), s_minimum, "/usr/bin/pulumi");

    [Fact]
    public void One_that_is_too_old_is_told_with_both_versions()
    {
        var error = Assert.Throws<DistributedApplicationException>(() => PulumiVersion.Check(new(3, 254, 9), s_minimum, "/usr/bin/pulumi"));
        Assert.Equal("`pulumi` 3.254.9 at /usr/bin/pulumi is too old: 3.255.0 or newer is needed; update it as https://www.pulumi.com/docs/install/ says.", error.Message);
    }

    [Fact]
    public void One_of_a_newer_major_version_is_told_with_what_is_known()
    {
        var error = Assert.Throws<DistributedApplicationException>(() => PulumiVersion.Check(new(4, 0, 0), s_minimum, "/usr/bin/pulumi"));
        Assert.Equal("`pulumi` 4.0.0 at /usr/bin/pulumi is newer than what is known here: install a version 3.x, from 3.255.0 on, or set PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK=true to use it all the same.", error.Message);
    }
}
