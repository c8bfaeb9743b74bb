namespace WpAspire.WordPress.Tests;

public class SiteWithMultisiteTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public async Task A_site_is_no_network_unless_one_asks_for_it()
    {
        var site = AddSite(_builder);

        Assert.Null(site.Resource.Multisite);
        Assert.DoesNotContain("WORDPRESS_MULTISITE", await site.Resource.EnvironmentOfAsync(_builder));
    }

    [Theory]
    [InlineData(MultisiteMode.Subdirectories, "subdirectories")]
    [InlineData(MultisiteMode.Subdomains, "subdomains")]
    public async Task The_site_and_its_toolbox_are_told_how_its_sites_are_told_apart(MultisiteMode mode, string value)
    {
        var site = AddSite(_builder).WithMultisite(mode);
        var toolbox = _builder.AddToolbox("toolbox", _builder.CreateResourceBuilder(site.Resource.Database));

        Assert.Equal(value, (await site.Resource.EnvironmentOfAsync(_builder))["WORDPRESS_MULTISITE"]);
        Assert.Equal(value, (await toolbox.Resource.EnvironmentOfAsync(_builder))["WORDPRESS_MULTISITE"]);
    }

    [Fact]
    public void Subdirectories_are_what_is_meant_if_nothing_else_is_said_and_what_is_said_last_counts()
    {
        Assert.Equal(MultisiteMode.Subdirectories, AddSite(_builder).WithMultisite().Resource.Multisite);
        Assert.Equal(MultisiteMode.Subdomains, AddSite(DistributedApplication.CreateBuilder([])).WithMultisite().WithMultisite(MultisiteMode.Subdomains).Resource.Multisite);
    }

    [Fact]
    public void Another_mode_is_refused_in_one_sentence()
    {
        var error = Assert.Throws<DistributedApplicationException>(() => AddSite(_builder).WithMultisite((MultisiteMode)7));

        Assert.Equal("The multisite mode '7' of 'wordpress' is not allowed: allowed are Subdirectories and Subdomains.", error.Message);
    }

    [Fact]
    public async Task A_publish_has_it_too()
    {
        var publish = DistributedApplication.CreateBuilder(["--operation", "publish"]);

        Assert.Equal("subdomains", (await AddSite(publish).WithMultisite(MultisiteMode.Subdomains).Resource.EnvironmentOfAsync(publish))["WORDPRESS_MULTISITE"]);
    }

    [Fact]
    public void The_official_image_has_none()
    {
        var site = AddSite(_builder).WithMultisite();

        var error = Assert.Throws<DistributedApplicationException>(() => OfficialWordPressImage.Adapt(site));

        Assert.All(["'wordpress'", "WithMultisite", "WithDockerfile"], n => Assert.Contains(n, error.Message, StringComparison.Ordinal));
    }

    private static IResourceBuilder<WordPressResource> AddSite(IDistributedApplicationBuilder builder) =>
        builder.AddWordPress("wordpress", builder.AddMariaDb("mariadb").AddDatabase("wordpress-db", "wordpress"));
}
