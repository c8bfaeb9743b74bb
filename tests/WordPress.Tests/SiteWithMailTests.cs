namespace WpAspire.WordPress.Tests;

public class SiteWithMailTests
{
    [Fact]
    public async Task The_site_is_given_the_mail_catcher_by_expressions()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var mail = builder.AddMailCatcher("mail");
        var site = AddSite(builder).WithMail(mail);

        var environment = await site.Resource.EnvironmentOfAsync(builder);

        AssertEndpoint(EndpointProperty.Host, environment["WORDPRESS_SMTP_HOST"]);
        AssertEndpoint(EndpointProperty.Port, environment["WORDPRESS_SMTP_PORT"]);
        Assert.Equal("none", environment["WORDPRESS_SMTP_PROTOCOL"]);
        Assert.Equal(3, environment.Keys.Count(static name => name.Contains("SMTP", StringComparison.Ordinal)));

        void AssertEndpoint(EndpointProperty property, object value)
        {
            var expression = Assert.IsType<EndpointReferenceExpression>(value);
            Assert.Equal((mail.Resource, property), (expression.Endpoint.Resource, expression.Property));
        }
    }

    [Fact]
    public async Task A_site_without_a_mail_server_says_nothing_of_one()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        builder.AddMailCatcher("mail");

        var environment = await AddSite(builder).Resource.EnvironmentOfAsync(builder);

        Assert.DoesNotContain(environment.Keys, static name => name.Contains("SMTP", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_publish_is_not_told_of_the_mail_catcher()
    {
        var builder = DistributedApplication.CreateBuilder(["--operation", "publish"]);
        Assert.True(builder.ExecutionContext.IsPublishMode);

        var environment = await AddSite(builder).WithMail(builder.AddMailCatcher("mail")).Resource.EnvironmentOfAsync(builder);

        Assert.DoesNotContain(environment.Keys, static name => name.Contains("SMTP", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_toolbox_sends_where_the_site_sends()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var mail = builder.AddMailCatcher("mail");
        var site = AddSite(builder).WithMail(mail);
        var toolbox = builder.AddToolbox("toolbox", builder.CreateResourceBuilder(site.Resource.Database));

        var environment = await toolbox.Resource.EnvironmentOfAsync(builder);

        Assert.Same(mail.Resource, Assert.IsType<EndpointReferenceExpression>(environment["WORDPRESS_SMTP_HOST"]).Endpoint.Resource);
    }

    private static IResourceBuilder<WordPressResource> AddSite(IDistributedApplicationBuilder builder) =>
        builder.AddWordPress("wordpress", builder.AddMariaDb("mariadb").AddDatabase("wordpress-db"));
}
