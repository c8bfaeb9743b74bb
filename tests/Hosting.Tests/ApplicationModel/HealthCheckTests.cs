using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.Hosting.Tests.ApplicationModel;

public class HealthCheckTests
{
    private readonly DistributedApplicationBuilder _builder = TestApp.Create();
    private readonly IResourceBuilder<ContainerResource> _web;

    public HealthCheckTests() => _web = _builder.AddContainer("web", "web").WithEndpoint(targetPort: 1, name: "tcp").WithHttpEndpoint(targetPort: 80);

    [Fact]
    public void A_health_check_is_tied_by_its_key()
    {
        _web.WithHealthCheck("db_check");

        Assert.Equal("db_check", Assert.Single(_web.Resource.Annotations.OfType<HealthCheckAnnotation>()).Key);
        Assert.Contains("'db_check' already", Assert.Throws<DistributedApplicationException>(() => _web.WithHealthCheck("db_check")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_HTTP_health_check_has_the_defaults_of_Aspire()
    {
        _web.WithHttpHealthCheck();

        Assert.Equal("web_http_/_200_check", Assert.Single(_web.Resource.Annotations.OfType<HealthCheckAnnotation>()).Key);
        var request = Assert.Single(_web.Resource.Annotations.OfType<HttpHealthCheckAnnotation>());
        Assert.Equal(("/", 200, "http"), (request.Path, request.StatusCode, request.EndpointSelector().EndpointName));
    }

    [Theory]
    [InlineData(200, 200, HealthStatus.Healthy)]
    [InlineData(503, 200, HealthStatus.Unhealthy)]
    [InlineData(302, 302, HealthStatus.Healthy)]
    [InlineData(302, 200, HealthStatus.Unhealthy)]
    public async Task An_HTTP_health_check_compares_the_status_code(int answered, int expected, HealthStatus status)
    {
        await using var server = await TestServer.StartAsync(request => ((HttpStatusCode)(request == "GET /readyz" ? answered : 500), "text/plain", ""));
        _web.WithHttpHealthCheck("/readyz", expected);
        _web.GetEndpoint("http").Allocate(server.Port);

        Assert.Equal(status, (await CheckAsync()).Status);
    }

    [Fact]
    public async Task An_HTTP_health_check_is_unhealthy_without_an_address_and_without_an_answer()
    {
        _web.WithHttpHealthCheck("/readyz", endpointName: "http");
        Assert.Contains("no address yet", (await CheckAsync()).Entries.Single().Value.Description, StringComparison.Ordinal);

        await using (var server = await TestServer.StartAsync(_ => (HttpStatusCode.OK, "text/plain", "")))
        {
            _web.GetEndpoint("http").Allocate(server.Port);
        }

        var report = await CheckAsync();
        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Contains("/readyz fails", report.Entries.Single().Value.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void An_HTTP_health_check_needs_an_HTTP_endpoint_a_path_and_a_status_code()
    {
        var none = _builder.AddContainer("none", "image").WithEndpoint(targetPort: 1, name: "tcp");

        Assert.Contains("has no HTTP endpoint", Assert.Throws<DistributedApplicationException>(() => none.WithHttpHealthCheck()).Message, StringComparison.Ordinal);
        Assert.Contains("needs 'http' or 'https'", Assert.Throws<DistributedApplicationException>(() => none.WithHttpHealthCheck(endpointName: "tcp")).Message, StringComparison.Ordinal);
        Assert.Contains("it has 'tcp'", Assert.Throws<DistributedApplicationException>(() => none.WithHttpHealthCheck(endpointName: "web")).Message, StringComparison.Ordinal);
        Assert.Contains("starts with '/'", Assert.Throws<DistributedApplicationException>(() => _web.WithHttpHealthCheck("readyz")).Message, StringComparison.Ordinal);
        Assert.Contains("600", Assert.Throws<DistributedApplicationException>(() => _web.WithHttpHealthCheck("/", 600)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_probe_has_the_defaults_of_Aspire_and_one_of_a_kind_is_kept()
    {
        _web.WithHttpProbe(ProbeType.Liveness, "/old").WithHttpProbe(ProbeType.Liveness, "/healthz", periodSeconds: 30).WithHttpProbe(ProbeType.Readiness);

        var probes = _web.Resource.Annotations.OfType<EndpointProbeAnnotation>().Select(p => (p.Type, p.Path, p.InitialDelaySeconds, p.PeriodSeconds, p.TimeoutSeconds, p.FailureThreshold, p.SuccessThreshold, p.EndpointReference.EndpointName));
        Assert.Equal([(ProbeType.Liveness, "/healthz", 5, 30, 1, 3, 1, "http"), (ProbeType.Readiness, "/", 5, 5, 1, 3, 1, "http")], probes);
    }

    private async Task<HealthReport> CheckAsync()
    {
        // The registrations are in the services; a builder builds only once.
        await using var services = _builder.Services.BuildServiceProvider();
        return await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
    }
}
