namespace WpAspire.WordPress.Tests;

public class AddWordPressTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public async Task The_database_is_given_by_expressions()
    {
        var environment = await AddSite().Resource.EnvironmentOfAsync(_builder);

        Assert.Equal("{mariadb.bindings.tcp.host}:{mariadb.bindings.tcp.port}", Assert.IsType<ReferenceExpression>(environment["WORDPRESS_DB_HOST"]).ValueExpression);
        Assert.Equal("wordpress", environment["WORDPRESS_DB_NAME"]);
        Assert.Equal("wordpress", environment["WORDPRESS_DB_USER"]);
        Assert.Equal("wordpress-db-password", Assert.IsType<ParameterResource>(environment["WORDPRESS_DB_PASSWORD"]).Name);
    }

    [Fact]
    public async Task The_eight_keys_and_salts_are_secrets_of_64_characters_that_differ()
    {
        var site = AddSite().Resource;
        var environment = await site.EnvironmentOfAsync(_builder);

        string[] names = ["AUTH_KEY", "SECURE_AUTH_KEY", "LOGGED_IN_KEY", "NONCE_KEY", "AUTH_SALT", "SECURE_AUTH_SALT", "LOGGED_IN_SALT", "NONCE_SALT"];
        var parameters = names.Select(n => Assert.IsType<ParameterResource>(environment[$"WORDPRESS_{n}"])).ToList();
        Assert.All(parameters, p => Assert.True(p.Secret));
        Assert.Equal(8, parameters.Select(p => p.Name).Distinct().Count());
        Assert.All(parameters, p => Assert.Equal(64, p.Default!.GetDefaultValue().Length));
    }

    [Fact]
    public async Task The_address_is_the_one_in_the_browser()
    {
        var publish = DistributedApplication.CreateBuilder(["--operation", "publish"]);
        var home = Assert.IsType<EndpointReferenceExpression>((await AddSite(publish).Resource.EnvironmentOfAsync(publish))["WP_HOME"]);
        Assert.Equal(EndpointProperty.Url, home.Property);
        Assert.Equal(KnownNetworkIdentifiers.PublicInternet, home.Endpoint.ContextNetworkID);

        // A reference to the load balancer would bring a tunnel to this machine, which nobody needs.
        Assert.IsNotAssignableFrom<IValueWithReferences>((await AddSite().Resource.EnvironmentOfAsync(_builder))["WP_HOME"]);
    }

    [Fact]
    public async Task A_new_site_gets_what_the_model_says()
    {
        var site = AddSite()
            .WithSiteTitle("The Daily Planet").WithAdminUser("lois").WithAdminEmail("lois@example.com").WithLocale("de_DE")
            .WithTablePrefix("dp_").WithDebug().WithConfigExtra("define('A', 1);").WithConfigExtra("define('B', 2);");

        var environment = await site.Resource.EnvironmentOfAsync(_builder);

        Assert.Equal("The Daily Planet", environment["WORDPRESS_BLOG_NAME"]);
        Assert.Equal("lois", environment["WORDPRESS_USERNAME"]);
        Assert.Equal("lois@example.com", environment["WORDPRESS_EMAIL"]);
        Assert.Equal("de_DE", environment["WORDPRESS_LOCALE"]);
        Assert.Equal("dp_", environment["WORDPRESS_TABLE_PREFIX"]);
        Assert.Equal("1", environment["WORDPRESS_DEBUG"]);
        Assert.Equal("define('A', 1);\ndefine('B', 2);", environment["WORDPRESS_CONFIG_EXTRA"]);
        Assert.Equal("wordpress-admin-password", Assert.IsType<ParameterResource>(environment["WORDPRESS_PASSWORD"]).Name);
    }

    [Fact]
    public async Task The_environment_type_is_local_in_a_run_and_production_in_a_publish()
    {
        Assert.Equal("local", (await AddSite().Resource.EnvironmentOfAsync(_builder))["WP_ENVIRONMENT_TYPE"]);

        var publish = DistributedApplication.CreateBuilder(["--operation", "publish"]);
        Assert.Equal("production", (await AddSite(publish).Resource.EnvironmentOfAsync(publish))["WP_ENVIRONMENT_TYPE"]);
    }

    [Fact]
    public void Uploads_are_on_the_shared_volume()
    {
        var volume = _builder.AddSharedVolume("uploads");

        var mount = Assert.Single(AddSite().WithUploads(volume).Resource.Annotations.OfType<ContainerMountAnnotation>());

        Assert.Equal((volume.Resource.VolumeName, "/var/www/html/wp-content/uploads", false), (mount.Source, mount.Target, mount.IsReadOnly));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_managed_mode_the_whole_content_is_on_the_shared_volume_in_whichever_order_it_is_said(bool modeFirst)
    {
        var volume = _builder.AddSharedVolume("uploads");
        var site = AddSite();
        site = modeFirst
            ? site.WithContentMode(WordPressContentMode.Managed).WithUploads(volume)
            : site.WithUploads(volume).WithContentMode(WordPressContentMode.Managed);

        Assert.Equal("/var/www/html/wp-content", Assert.Single(site.Resource.Annotations.OfType<ContainerMountAnnotation>()).Target);
        Assert.Equal("/var/www/html/wp-content", Assert.Single(site.Resource.Annotations.OfType<SharedVolumeMountAnnotation>()).Target);
        Assert.Equal("managed", (await site.Resource.EnvironmentOfAsync(_builder))["WORDPRESS_CONTENT_MODE"]);
    }

    [Fact]
    public void Health_is_readiness_and_the_site_does_not_wait_for_its_database_to_start()
    {
        var site = AddSite().Resource;

        Assert.Single(site.Annotations.OfType<HealthCheckAnnotation>());
        Assert.Empty(site.Annotations.OfType<WaitAnnotation>());
    }

    [Fact]
    public async Task A_site_and_a_toolbox_run_as_a_user_with_no_rights_and_write_nowhere_but_to_tmp()
    {
        var toolbox = _builder.AddToolbox("toolbox", _builder.AddMariaDb("other").AddDatabase("other-db", "other"));

        foreach (var resource in new IResource[] { AddSite().Resource, toolbox.Resource })
        {
            Assert.StartsWith("--user 33:33 --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges", string.Join(' ', await resource.RuntimeArgumentsAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_the_model_says_wrong_is_named()
    {
        var site = AddSite();

        AssertNamed("'wp-'", () => site.WithTablePrefix("wp-"));
        AssertNamed("'no-at-sign'", () => site.WithAdminEmail("no-at-sign"));
        AssertNamed("'<b>'", () => site.WithAdminUser("<b>"));
        AssertNamed("'german'", () => site.WithLocale("german"));
        AssertNamed("'<?'", () => site.WithConfigExtra("<?php define('A', 1);"));
        AssertNamed("'7'", () => site.WithContentMode((WordPressContentMode)7));
    }

    [Fact]
    public async Task A_toolbox_has_the_environment_of_the_site_on_its_database_whichever_was_added_first()
    {
        var database = _builder.AddMariaDb("mariadb").AddDatabase("wordpress-db", "wordpress");
        var toolbox = _builder.AddToolbox("toolbox", database);
        var site = _builder.AddWordPress("wordpress", database).WithTablePrefix("dp_");

        var environment = await toolbox.Resource.EnvironmentOfAsync(_builder);

        Assert.Equal("dp_", environment["WORDPRESS_TABLE_PREFIX"]);
        Assert.Same(site.Resource.Salts[0].Parameter, environment[site.Resource.Salts[0].EnvironmentVariable]);
        Assert.DoesNotContain("WORDPRESS_PASSWORD", environment.Keys);
    }

    private IResourceBuilder<WordPressResource> AddSite() => AddSite(_builder);

    private static IResourceBuilder<WordPressResource> AddSite(IDistributedApplicationBuilder builder) =>
        builder.AddWordPress("wordpress", builder.AddMariaDb("mariadb").AddDatabase("wordpress-db", "wordpress"));

    private static void AssertNamed(string text, Action action) =>
        Assert.Contains(text, Assert.Throws<DistributedApplicationException>(action).Message, StringComparison.Ordinal);
}
