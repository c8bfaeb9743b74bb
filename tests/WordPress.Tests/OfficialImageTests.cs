namespace WpAspire.WordPress.Tests;

/// <summary>A site without a Dockerfile runs the official image, by its own rules.</summary>
public class OfficialImageTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public async Task It_is_Apache_on_port_80_which_starts_as_root_and_writes()
    {
        var site = AddSite(_builder).WithUploads(_builder.AddSharedVolume("uploads"));
        OfficialWordPressImage.Adapt(site);

        Assert.True(site.Resource.TryGetContainerImageName(out var image));
        Assert.Equal("wordpress:6.8-php8.4-apache", image);
        Assert.Equal(80, Assert.Single(site.Resource.Annotations.OfType<EndpointAnnotation>()).TargetPort);
        Assert.Equal("/wp-login.php", Assert.Single(site.Resource.Annotations.OfType<EndpointProbeAnnotation>()).Path);
        Assert.Equal(["--restart", "on-failure:5"], await site.Resource.RuntimeArgumentsAsync());
        Assert.Equal("/var/www/html/wp-content/uploads", Assert.Single(site.Resource.Annotations.OfType<VolumeOwnerAnnotation>()).Target);
    }

    [Fact]
    public async Task Its_configuration_has_the_address_and_what_the_model_adds()
    {
        var site = AddSite(_builder).WithConfigExtra("define('A', 1);");
        OfficialWordPressImage.Adapt(site);

        var config = Assert.IsType<string>((await site.Resource.EnvironmentOfAsync(_builder))["WORDPRESS_CONFIG_EXTRA"]);
        Assert.Contains("'WP_HOME'", config, StringComparison.Ordinal);
        Assert.EndsWith("define('A', 1);", config, StringComparison.Ordinal);
    }

    [Fact]
    public void It_lacks_the_commands_of_the_other_image()
    {
        var site = AddSite(_builder);
        OfficialWordPressImage.Adapt(site);

        var commands = site.Resource.Annotations.OfType<ResourceCommandAnnotation>().Select(static c => c.Name).ToList();
        Assert.DoesNotContain("login-link", commands);
        Assert.Contains("scale", commands);
    }

    [Fact]
    public void What_it_does_not_have_is_refused_by_name()
    {
        var site = AddSite(_builder).WithPageCache();
        var error = Assert.Throws<DistributedApplicationException>(() => OfficialWordPressImage.Adapt(site));
        Assert.All(["'wordpress'", "WithPageCache", "WithDockerfile"], n => Assert.Contains(n, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_not_published()
    {
        var error = Assert.Throws<DistributedApplicationException>(() => OfficialWordPressImage.Adapt(AddSite(DistributedApplication.CreateBuilder(["--operation", "publish"]))));
        Assert.Contains("WithDockerfile", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_image_is_left_as_it_is()
    {
        var site = AddSite(_builder).WithImage("example/wordpress", "1");
        OfficialWordPressImage.Adapt(site);
        Assert.Equal(8080, Assert.Single(site.Resource.Annotations.OfType<EndpointAnnotation>()).TargetPort);
    }

    private static IResourceBuilder<WordPressResource> AddSite(IDistributedApplicationBuilder builder) =>
        builder.AddWordPress("wordpress", builder.AddMariaDb("mariadb").AddDatabase("wordpress-db", "wordpress"));
}
