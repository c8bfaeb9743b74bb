namespace WpAspire.Hosting.Tests.ApplicationModel;

public class ReferenceTests
{
    private readonly DistributedApplicationBuilder _builder = TestApp.Create();
    private readonly IResourceBuilder<ContainerResource> _web;

    public ReferenceTests() => _web = _builder.AddContainer("web", "web");

    [Fact]
    public async Task A_connection_string_and_its_parts_are_injected()
    {
        _web.WithReference(Database());

        Assert.Equal(
            new() { ["ConnectionStrings__word-db"] = "Host=db;Password=s3cret", ["WORD_DB_HOST"] = "db", ["WORD_DB_PASSWORD"] = "s3cret", ["WORD_DB_EXTRA"] = "x" },
            await ValuesAsync());
        Assert.Equal([("word-db", "Reference")], _web.Resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(r => (r.Resource.Name, r.Type)));
    }

    [Fact]
    public async Task A_reference_can_have_another_name()
    {
        _web.WithReference(Database(), connectionName: "main");

        Assert.Equal(["ConnectionStrings__main", "MAIN_EXTRA", "MAIN_HOST", "MAIN_PASSWORD"], (await ValuesAsync()).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_injected_can_be_chosen()
    {
        _web.WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ConnectionString).WithReference(Database());

        Assert.Equal(["ConnectionStrings__word-db"], (await ValuesAsync()).Keys);
    }

    [Fact]
    public void A_part_of_a_connection_is_found_by_name()
    {
        var database = Database().Resource;

        Assert.Equal("x", database.GetConnectionProperty("extra").ValueExpression);
        Assert.Same(ReferenceExpression.Empty, database.GetConnectionProperty("nothing"));
        Assert.Equal(["Host", "Password", "More"], ((IResourceWithConnectionString)database).CombineProperties([new("More", ReferenceExpression.Empty), new("host", ReferenceExpression.Empty)]).Select(p => p.Key));
    }

    [Fact]
    public async Task Endpoints_are_injected_for_service_discovery()
    {
        var api = _builder.AddResource(new Api("my-api")).WithHttpEndpoint(targetPort: 80).WithHttpEndpoint(targetPort: 81, name: "admin").WithEndpoint("hidden", e => e.ExcludeReferenceEndpoint = true);
        api.GetEndpoint("http").Allocate(1000);
        api.GetEndpoint("admin").Allocate(1001);

        _web.WithReference(api);

        Assert.Equal(
            new()
            {
                ["services__my-api__http__0"] = "http://my-api:80",
                ["services__my-api__admin__0"] = "http://my-api:81",
                ["MY_API_HTTP"] = "http://my-api:80",
                ["MY_API_ADMIN"] = "http://my-api:81",
            },
            await ValuesAsync());
        Assert.Equal(KnownNetworkIdentifiers.DefaultAspireContainerNetwork, Assert.Single(_web.Resource.Annotations.OfType<EndpointReferenceAnnotation>()).ContextNetworkId);
    }

    [Fact]
    public async Task One_endpoint_or_a_name_of_ones_own_can_be_injected()
    {
        var api = _builder.AddResource(new Api("api")).WithHttpEndpoint(targetPort: 80).WithHttpEndpoint(targetPort: 81, name: "admin");
        api.GetEndpoint("http").Allocate(1000);
        api.GetEndpoint("admin").Allocate(1001);

        _web.WithReference(api.GetEndpoint("admin"));
        Assert.Equal(["API_ADMIN", "services__api__admin__0"], (await ValuesAsync()).Keys.Order(StringComparer.Ordinal));

        _web.WithReference(api, "backend");
        Assert.Contains("services__backend__http__0", (await ValuesAsync()).Keys);
    }

    [Fact]
    public async Task A_URL_of_elsewhere_can_be_injected()
    {
        _web.WithReference("pay-api", new Uri("https://pay.example"));

        Assert.Equal(new() { ["services__pay-api__default__0"] = "https://pay.example/", ["pay_api"] = "https://pay.example/" }, await ValuesAsync());
        Assert.Throws<DistributedApplicationException>(() => _web.WithReference("x", new Uri("/relative", UriKind.Relative)));
        Assert.Throws<DistributedApplicationException>(() => _web.WithReference("x", new Uri("https://pay.example/path")));
    }

    [Fact]
    public async Task URLs_of_a_resource_come_from_callbacks_and_expressions()
    {
        _web.WithHttpEndpoint(targetPort: 80);
        _web.GetEndpoint("http").Allocate(8080);
        _web.WithUrl("https://example.com", "Docs")
            .WithUrl($"{_web.GetEndpoint("http")}/wp-admin", "Admin")
            .WithUrlForEndpoint("http", url => url.DisplayText = "Site")
            .WithUrlForEndpoint("http", _ => new ResourceUrlAnnotation { Url = "/feed", DisplayLocation = UrlDisplayLocation.DetailsOnly });

        var context = new ResourceUrlsCallbackContext(_builder.ExecutionContext, _web.Resource, [new() { Url = _web.GetEndpoint("http").Url, Endpoint = _web.GetEndpoint("http") }]);
        foreach (var callback in _web.Resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
        {
            await callback.Callback(context);
        }

        // The URL of an expression belongs to its endpoint, and gets the text of that too.
        Assert.Equal([("http://localhost:8080", "Site"), ("http://localhost:8080/wp-admin", "Site"), ("/feed", null)], context.Urls.Select(u => (u.Url, u.DisplayText)));
        Assert.Equal("http", context.Urls[2].Endpoint!.EndpointName);
        Assert.True(_web.Resource.TryGetUrls(out var urls));
        Assert.Equal("Docs", Assert.Single(urls).DisplayText);
    }

    [Fact]
    public void Relationships_are_shown_from_both_sides()
    {
        var parent = _builder.AddContainer("parent", "image");
        var other = _builder.AddContainer("other", "image");
        parent.WithChildRelationship(_web);
        _web.WithRelationship(other, "Uses").WithRelationship(other, "Uses").WithReferenceRelationship(other);

        Assert.Equal([("parent", "Parent"), ("other", "Uses"), ("other", "Reference")], _web.Resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(r => (r.Resource.Name, r.Type)));
    }

    private async Task<Dictionary<string, string>> ValuesAsync() => await _web.Resource.GetEnvironmentVariableValuesAsync();

    private IResourceBuilder<DatabaseResource> Database()
    {
        var password = _builder.AddParameter("password", "s3cret", secret: true);
        return _builder.AddResource(new DatabaseResource("word-db", password.Resource)).WithConnectionProperty("Extra", "x");
    }

    private sealed class Api(string name) : ContainerResource(name), IResourceWithServiceDiscovery;

    private sealed class DatabaseResource(string name, ParameterResource password) : Resource(name), IResourceWithConnectionString
    {
        public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"Host=db;Password={password}");

        IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
            [new("Host", ReferenceExpression.Create($"db")), new("Password", ReferenceExpression.Create($"{password}"))];
    }
}
