namespace WpAspire.WordPress.Tests;

/// <summary>What a site asks of the load balancer and the scheduler of the AppHost.</summary>
public class BalancedSiteTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public void The_load_balancer_asks_whether_a_replica_is_alive_and_a_start_waits_until_it_is_ready()
    {
        var site = AddSite(_builder).Resource;

        var probes = site.Annotations.OfType<EndpointProbeAnnotation>().ToDictionary(static p => p.Type, static p => (p.Path, p.EndpointReference.EndpointName));
        Assert.Equal(new() { [ProbeType.Readiness] = ("/readyz", "http"), [ProbeType.Liveness] = ("/healthz", "http") }, probes);
        Assert.Equal("wordpress_replicas", Assert.Single(site.Annotations.OfType<HealthCheckAnnotation>()).Key);
    }

    [Fact]
    public async Task Scheduled_work_is_the_AppHosts_and_not_that_of_page_views()
    {
        var site = AddSite(_builder).Resource;

        var schedule = Assert.Single(site.Annotations.OfType<HttpScheduleAnnotation>());
        Assert.Equal(("/wp-cron.php?doing_wp_cron", TimeSpan.FromMinutes(1)), (schedule.Path, schedule.Interval));
        Assert.Equal("1", (await site.EnvironmentOfAsync(_builder))["WORDPRESS_DISABLE_WP_CRON"]);
    }

    [Fact]
    public async Task A_publish_leaves_scheduled_work_to_the_cloud()
    {
        var publish = DistributedApplication.CreateBuilder(["--operation", "publish"]);

        Assert.DoesNotContain("WORDPRESS_DISABLE_WP_CRON", await AddSite(publish).Resource.EnvironmentOfAsync(publish));
    }

    [Fact]
    public async Task Local_HTTPS_is_a_second_endpoint_of_the_same_port_and_the_sites_address()
    {
        var site = AddSite(_builder).WithLocalHttps(8444).Resource;

        var https = site.Annotations.OfType<EndpointAnnotation>().Single(static e => e.Name == "https");
        Assert.Equal(("https", 8444, 8080, true), (https.UriScheme, https.Port, https.TargetPort, https.IsExternal));
        https.AllocatedEndpoint = new AllocatedEndpoint(https, "localhost", 8444);
        var home = Assert.IsType<IValueProvider>((await site.EnvironmentOfAsync(_builder))["WP_HOME"], exactMatch: false);
        Assert.Equal("https://localhost:8444", await home.GetValueAsync(TestContext.Current.CancellationToken));
        Assert.Contains("https", site.ConnectionStringExpression.ValueExpression, StringComparison.Ordinal);
    }

    [Fact]
    public void A_publish_has_no_local_HTTPS()
    {
        var publish = DistributedApplication.CreateBuilder(["--operation", "publish"]);

        Assert.DoesNotContain(AddSite(publish).WithLocalHttps().Resource.Annotations.OfType<EndpointAnnotation>(), static e => e.Name == "https");
    }

    [Fact]
    public void A_database_server_has_one_instance_and_a_shared_volume_many_writers()
    {
        var site = AddSite(_builder).WithUploads(_builder.AddSharedVolume("uploads")).Resource;

        Assert.Single(site.Database.Parent.Annotations.OfType<SingleInstanceAnnotation>());
        Assert.Equal("/var/www/html/wp-content/uploads", Assert.Single(site.Annotations.OfType<ISharedMountAnnotation>()).Target);
    }

    private static IResourceBuilder<WordPressResource> AddSite(IDistributedApplicationBuilder builder) =>
        builder.AddWordPress("wordpress", builder.AddMariaDb("mariadb").AddDatabase("wordpress-db", "wordpress"));
}
