namespace WpAspire.WordPress.Tests;

/// <summary>What others are told of a site.</summary>
public class SiteReferenceTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public async Task Who_refers_to_a_site_gets_its_address_its_API_and_its_administrator()
    {
        var environment = await EnvironmentOfApiAsync(_builder, AddSite(_builder));

        Assert.Equal("{wordpress.bindings.http.url}", Expression(environment["services__wordpress__http__0"]));
        Assert.Equal("{wordpress.connectionString}", Expression(environment["ConnectionStrings__wordpress"]));
        Assert.Equal("{wordpress.bindings.http.url}", Expression(environment["WORDPRESS_URI"]));
        Assert.Equal("{wordpress.bindings.http.url}/wp-json", Expression(environment["WORDPRESS_RESTURI"]));
        Assert.Equal("admin", Expression(environment["WORDPRESS_USERNAME"]));
        Assert.Equal("{wordpress-admin-password.value}", Expression(environment["WORDPRESS_PASSWORD"]));
        Assert.DoesNotContain("WORDPRESS_APPLICATIONPASSWORD", environment.Keys);
    }

    [Fact]
    public async Task An_application_password_is_a_secret_that_site_and_visitor_both_know()
    {
        var site = AddSite(_builder).WithApplicationPassword().WithApplicationPassword();

        var parameter = site.Resource.ApplicationPasswordParameter!;
        Assert.True(parameter.Secret);
        Assert.Matches("^[A-Za-z0-9]{24}$", parameter.Default!.GetDefaultValue());
        Assert.Equal("{wordpress-application-password.value}", Expression((await EnvironmentOfApiAsync(_builder, site))["WORDPRESS_APPLICATIONPASSWORD"]));
        Assert.Equal("{wordpress-application-password.value}", Expression((await site.Resource.EnvironmentOfAsync(_builder))["WORDPRESS_APPLICATION_PASSWORD"]));
    }

    [Fact]
    public async Task A_publish_has_none()
    {
        var publish = DistributedApplication.CreateBuilder(["--operation", "publish"]);
        var site = AddSite(publish).WithApplicationPassword();

        Assert.Null(site.Resource.ApplicationPasswordParameter);
        Assert.DoesNotContain("WORDPRESS_APPLICATION_PASSWORD", (await site.Resource.EnvironmentOfAsync(publish)).Keys);
    }

    private static string Expression(object value) => value as string ?? ((IManifestExpressionProvider)value).ValueExpression;

    private static IResourceBuilder<WordPressResource> AddSite(IDistributedApplicationBuilder builder) =>
        builder.AddWordPress("wordpress", builder.AddMariaDb("mariadb").AddDatabase("wordpress-db", "wordpress"));

    private static Task<IReadOnlyDictionary<string, object>> EnvironmentOfApiAsync(IDistributedApplicationBuilder builder, IResourceBuilder<WordPressResource> site) =>
        builder.AddContainer("api", "example/api").WithReference(site).Resource.EnvironmentOfAsync(builder);
}
