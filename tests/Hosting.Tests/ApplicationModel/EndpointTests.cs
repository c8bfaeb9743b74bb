using System.Net.Sockets;

namespace WpAspire.Hosting.Tests.ApplicationModel;

public class EndpointTests
{
    private static readonly ValueProviderContext s_onThisMachine = new();

    private readonly DistributedApplicationBuilder _builder = TestApp.Create();
    private readonly IResourceBuilder<ContainerResource> _web;
    private readonly IResourceBuilder<ContainerResource> _store;

    public EndpointTests()
    {
        _web = _builder.AddContainer("web", "web").WithHttpEndpoint(targetPort: 8080);
        _store = _builder.AddContainer("store", "store").WithEndpoint(targetPort: 6379, name: "tcp");
    }

    [Fact]
    public async Task An_address_is_that_of_the_network_of_the_one_who_asks()
    {
        var endpoint = _store.GetEndpoint("tcp");
        endpoint.Allocate(30001);

        Assert.Equal("tcp://localhost:30001", await endpoint.GetValueAsync(s_onThisMachine, Ct));
        Assert.Equal("tcp://store:6379", await endpoint.GetValueAsync(From(_web.Resource), Ct));
        Assert.Equal("tcp://localhost:30001", await endpoint.GetValueAsync(From(_builder.AddParameter("p", "v").Resource), Ct));
        Assert.Equal("tcp://store:6379", await endpoint.GetValueAsync(new() { Network = KnownNetworkIdentifiers.DefaultAspireContainerNetwork }, Ct));
    }

    [Fact]
    public async Task A_public_address_is_that_of_the_browser_even_for_the_container_itself()
    {
        var endpoint = _web.GetEndpoint("http", KnownNetworkIdentifiers.PublicInternet);
        endpoint.Allocate(8080);

        Assert.Equal("http://localhost:8080", await endpoint.GetValueAsync(From(_web.Resource), Ct));
        Assert.Equal("http://localhost:8080", endpoint.Url);
    }

    [Fact]
    public async Task A_public_address_can_be_set_by_itself_and_stays()
    {
        var endpoint = _web.GetEndpoint("http", KnownNetworkIdentifiers.PublicInternet);
        endpoint.EndpointAnnotation.Allocate(KnownNetworkIdentifiers.PublicInternet, "site.example", 443);
        endpoint.Allocate(8080);

        Assert.Equal("http://site.example:443", await endpoint.GetValueAsync(Ct));
    }

    [Fact]
    public async Task A_value_waits_for_its_address()
    {
        var endpoint = _store.GetEndpoint("tcp");
        var value = endpoint.GetValueAsync(From(_web.Resource), Ct).AsTask();
        var publicValue = _store.GetEndpoint("tcp", KnownNetworkIdentifiers.PublicInternet).GetValueAsync(Ct).AsTask();
        Assert.False(value.IsCompleted);
        Assert.False(publicValue.IsCompleted);

        endpoint.Allocate(30001);

        Assert.Equal("tcp://store:6379", await value);
        Assert.Equal("tcp://localhost:30001", await publicValue);
    }

    [Fact]
    public async Task A_wait_for_an_address_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        var value = _store.GetEndpoint("tcp").GetValueAsync(cancelled.Token).AsTask();

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => value);
    }

    [Fact]
    public async Task An_address_can_change_when_a_resource_starts_again()
    {
        var endpoint = _store.GetEndpoint("tcp");
        endpoint.Allocate(30001);
        endpoint.Allocate(30002);

        Assert.Equal(30002, endpoint.Port);
        Assert.Equal("tcp://localhost:30002", await endpoint.GetValueAsync(Ct));
    }

    [Fact]
    public async Task An_address_that_is_taken_away_fails_those_who_wait_until_there_is_another()
    {
        var endpoint = _store.GetEndpoint("tcp");
        var value = endpoint.GetValueAsync(Ct).AsTask();

        endpoint.EndpointAnnotation.AllocatedEndpoint = null;

        await Assert.ThrowsAsync<DistributedApplicationException>(() => value);
        Assert.Null(endpoint.EndpointAnnotation.AllocatedEndpoint);
        endpoint.Allocate(30001);
        Assert.Equal(30001, endpoint.EndpointAnnotation.AllocatedEndpoint!.Port);
    }

    [Fact]
    public void Reading_an_address_too_early_says_what_is_missing()
    {
        var endpoint = _store.GetEndpoint("tcp");

        Assert.False(endpoint.IsAllocated);
        Assert.Contains("'tcp' of the resource 'store' has no address yet", Assert.Throws<DistributedApplicationException>(() => endpoint.Url).Message, StringComparison.Ordinal);
        Assert.Throws<DistributedApplicationException>(() => endpoint.Port);
        Assert.Throws<DistributedApplicationException>(() => endpoint.Host);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_exist_is_named_with_those_that_do()
    {
        var endpoint = _web.GetEndpoint("https");

        Assert.False(endpoint.Exists);
        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => endpoint.GetValueAsync(Ct).AsTask());
        Assert.Equal("The resource 'web' has no endpoint 'https': it has 'http'.", exception.Message);
    }

    [Fact]
    public void An_endpoint_may_be_added_after_it_is_referred_to()
    {
        var endpoint = _web.GetEndpoint("late");
        _web.WithEndpoint(targetPort: 9000, name: "Late");

        Assert.True(endpoint.Exists);
        Assert.Equal(9000, endpoint.TargetPort);
    }

    [Theory]
    [InlineData(EndpointProperty.Url, "http://localhost:30001", "http://web:8080", "{web.bindings.http.url}")]
    [InlineData(EndpointProperty.Host, "localhost", "web", "{web.bindings.http.host}")]
    [InlineData(EndpointProperty.IPV4Host, "127.0.0.1", "web", "{web.bindings.http.host}")]
    [InlineData(EndpointProperty.Port, "30001", "8080", "{web.bindings.http.port}")]
    [InlineData(EndpointProperty.Scheme, "http", "http", "{web.bindings.http.scheme}")]
    [InlineData(EndpointProperty.TargetPort, "8080", "8080", "{web.bindings.http.targetPort}")]
    [InlineData(EndpointProperty.HostAndPort, "localhost:30001", "web:8080", "{web.bindings.http.host}:{web.bindings.http.port}")]
    [InlineData(EndpointProperty.TlsEnabled, "False", "False", "{web.bindings.http.tlsEnabled}")]
    public async Task Each_property_has_a_value_here_and_in_containers_and_a_name(EndpointProperty property, string here, string inContainers, string name)
    {
        _web.GetEndpoint("http").Allocate(30001);
        var value = _web.GetEndpoint("http").Property(property);

        Assert.Equal(here, await value.GetValueAsync(Ct));
        Assert.Equal(inContainers, await value.GetValueAsync(From(_store.Resource), Ct));
        Assert.Equal(name, value.ValueExpression);
    }

    [Fact]
    public async Task A_compute_environment_can_resolve_the_same_expressions_by_visiting()
    {
        // What Provisioning does: the model is asked for objects, and no text is parsed.
        var password = _builder.AddParameter("password", new GenerateParameterDefault(), secret: true);
        _web.WithEnvironment("DSN", $"mysql://root:{password:uri}@{_store.GetEndpoint("tcp").Property(EndpointProperty.HostAndPort)}/wp");

        var value = (await TestApp.EnvironmentAsync(_web.Resource, DistributedApplicationOperation.Publish))["DSN"];

        Assert.Equal("mysql://root:<secret password as uri>@<store HostAndPort>/wp", Visit(value));

        static string Visit(object value) => value switch
        {
            string text => text,
            ReferenceExpression e => string.Format(null, e.Format, [.. e.ValueProviders.Select((p, i) => Visit(p) is var text && e.StringFormats[i] is { } format ? text.Replace(">", $" as {format}>", StringComparison.Ordinal) : Visit(p))]),
            ParameterResource { Secret: true } p => $"<secret {p.Name}>",
            EndpointReferenceExpression e => $"<{e.Endpoint.Resource.Name} {e.Property}>",
            _ => throw new InvalidOperationException(),
        };
    }

    [Fact]
    public void Endpoints_have_the_defaults_of_Aspire()
    {
        _web.WithHttpsEndpoint(port: 8443, targetPort: 443).WithEndpoint(targetPort: 53, protocol: ProtocolType.Udp, isExternal: true);
        var (http, https, udp) = (Endpoint("http"), Endpoint("https"), Endpoint("udp"));

        Assert.Equal(("http", "http", "http", ProtocolType.Tcp, null, 8080, false, true, false), Facts(http));
        Assert.Equal(("https", "https", "http", ProtocolType.Tcp, 8443, 443, false, true, true), Facts(https));
        Assert.Equal(("udp", "udp", "udp", ProtocolType.Udp, null, 53, true, true, false), Facts(udp));
        Assert.Equal(KnownNetworkIdentifiers.LocalhostNetwork, http.DefaultNetworkID);

        static (string, string, string, ProtocolType, int?, int?, bool, bool, bool) Facts(EndpointAnnotation e) => (e.Name, e.UriScheme, e.Transport, e.Protocol, e.Port, e.TargetPort, e.IsExternal, e.IsProxied, e.TlsEnabled);
    }

    [Fact]
    public void An_endpoint_without_a_proxy_has_one_port_unless_two_are_said()
    {
        _web.WithEndpoint(port: 9000, name: "a", isProxied: false).WithEndpoint(targetPort: 9001, name: "b", isProxied: false).WithEndpoint(port: 1, targetPort: 2, name: "c", isProxied: false);

        Assert.Equal((9000, 9000), (Endpoint("a").Port, Endpoint("a").TargetPort));
        Assert.Equal((9001, 9001), (Endpoint("b").Port, Endpoint("b").TargetPort));
        Assert.Equal((1, 2), (Endpoint("c").Port, Endpoint("c").TargetPort));
    }

    [Fact]
    public void Two_endpoints_of_one_name_are_refused()
    {
        var exception = Assert.Throws<DistributedApplicationException>(() => _web.WithHttpEndpoint(targetPort: 81, name: "HTTP"));

        Assert.Contains("'web' has two endpoints named 'HTTP'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65536)]
    public void A_port_out_of_range_is_refused(int port)
    {
        Assert.Contains($"port {port} of the endpoint 'x'", Assert.Throws<DistributedApplicationException>(() => _web.WithEndpoint(port: port, name: "x")).Message, StringComparison.Ordinal);
        Assert.Contains($"target port {port} of the endpoint 'x'", Assert.Throws<DistributedApplicationException>(() => _web.WithEndpoint(targetPort: port, name: "x")).Message, StringComparison.Ordinal);
        Assert.Throws<DistributedApplicationException>(() => Endpoint("http").Port = port);
    }

    [Fact]
    public void Endpoints_are_changed_or_created_by_a_callback()
    {
        _web.WithEndpoint("http", e => e.Port = 9999)
            .WithEndpoint("new", e => e.TargetPort = 1)
            .WithEndpoint("never", _ => Assert.Fail("there is no such endpoint"), createIfNotExists: false);

        Assert.Equal(9999, Endpoint("http").Port);
        Assert.Equal(1, Endpoint("new").TargetPort);
        Assert.False(_web.GetEndpoint("never").Exists);
    }

    [Fact]
    public void Only_HTTP_endpoints_become_external()
    {
        _web.WithEndpoint(targetPort: 1, name: "admin").WithExternalHttpEndpoints();

        Assert.True(Endpoint("http").IsExternal);
        Assert.False(Endpoint("admin").IsExternal);
    }

    [Fact]
    public async Task An_environment_variable_can_get_the_target_port()
    {
        _web.WithEndpoint(targetPort: 3000, name: "app", env: "PORT");

        Assert.Equal("3000", (await _web.Resource.GetEnvironmentVariableValuesAsync())["PORT"]);
    }

    [Fact]
    public async Task A_host_URL_is_reached_from_containers_by_the_hosts_name_there()
    {
        IValueProvider url = new HostUrl("http://localhost:5000/x");

        Assert.Equal("http://localhost:5000/x", await url.GetValueAsync(s_onThisMachine, Ct));
        Assert.Equal("http://host.docker.internal:5000/x", await url.GetValueAsync(From(_web.Resource), Ct));
        Assert.Equal("http://elsewhere.example", await ((IValueProvider)new HostUrl("http://elsewhere.example")).GetValueAsync(From(_web.Resource), Ct));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ValueProviderContext From(IResource caller) => new() { Caller = caller };

    private EndpointAnnotation Endpoint(string name) => _web.GetEndpoint(name).EndpointAnnotation;
}
