namespace WpAspire.Hosting.Tests.ApplicationModel;

public class EnvironmentTests
{
    private readonly DistributedApplicationBuilder _builder = TestApp.Create();
    private readonly IResourceBuilder<ContainerResource> _web;
    private readonly IResourceBuilder<ContainerResource> _store;
    private readonly IResourceBuilder<ParameterResource> _password;

    public EnvironmentTests()
    {
        _web = _builder.AddContainer("web", "web");
        _store = _builder.AddContainer("store", "store").WithEndpoint(targetPort: 6379, name: "tcp");
        _store.GetEndpoint("tcp").Allocate(30001);
        _password = _builder.AddParameter("password", "p{a}ss", secret: true);
    }

    [Fact]
    public async Task A_string_is_itself()
    {
        _web.WithEnvironment("A", "value").WithEnvironment("B", (string?)null).WithEnvironment("A", "later");

        Assert.Equal(new() { ["A"] = "later", ["B"] = "" }, await ValuesAsync());
    }

    [Fact]
    public async Task An_interpolated_string_is_not_read_before_it_is_used()
    {
        var late = _builder.AddContainer("late", "late").WithEndpoint(targetPort: 1000, name: "tcp");
        _web.WithEnvironment("A", $"{late.GetEndpoint("tcp")}/path");

        late.GetEndpoint("tcp").Allocate(30002);

        Assert.Equal("tcp://late:1000/path", (await ValuesAsync())["A"]);
    }

    [Fact]
    public async Task An_interpolated_string_without_values_is_an_expression_of_its_text()
    {
        _web.WithEnvironment("A", $"text");

        Assert.Equal("text", (await ValuesAsync())["A"]);
    }

    [Fact]
    public async Task A_reference_expression_stays_an_object_until_it_is_used()
    {
        var expression = ReferenceExpression.Create($"{_password}@{_store.GetEndpoint("tcp").Property(EndpointProperty.HostAndPort)}");
        _web.WithEnvironment("A", expression);

        Assert.Same(expression, (await TestApp.EnvironmentAsync(_web.Resource))["A"]);
        Assert.Equal("p{a}ss@store:6379", (await ValuesAsync())["A"]);
    }

    [Fact]
    public async Task An_endpoint_is_its_URL()
    {
        var endpoint = _store.GetEndpoint("tcp");
        _web.WithEnvironment("A", endpoint);

        Assert.Same(endpoint, (await TestApp.EnvironmentAsync(_web.Resource))["A"]);
        Assert.Equal("tcp://store:6379", (await ValuesAsync())["A"]);
    }

    [Fact]
    public async Task A_parameter_is_its_value()
    {
        _web.WithEnvironment("A", _password);

        Assert.Same(_password.Resource, (await TestApp.EnvironmentAsync(_web.Resource))["A"]);
        Assert.Equal("p{a}ss", (await ValuesAsync())["A"]);
    }

    [Fact]
    public async Task A_connection_string_is_its_value()
    {
        var connection = _builder.AddConnectionString("db", ReferenceExpression.Create($"Host={_store.GetEndpoint("tcp").Property(EndpointProperty.Host)}"));
        _web.WithEnvironment("A", connection);

        Assert.Equal("Host=store", (await ValuesAsync())["A"]);
    }

    [Fact]
    public async Task An_expression_value_is_its_value()
    {
        IExpressionValue value = _store.GetEndpoint("tcp").Property(EndpointProperty.Port);
        _web.WithEnvironment("A", value);

        Assert.Equal("6379", (await ValuesAsync())["A"]);
    }

    [Fact]
    public async Task A_value_of_a_type_of_ones_own_is_its_value()
    {
        _web.WithEnvironment("A", new Answer());

        Assert.Equal("42", (await ValuesAsync())["A"]);
        Assert.Equal("{answer}", (await _web.Resource.GetEnvironmentVariableValuesAsync(DistributedApplicationOperation.Publish))["A"]);
    }

    [Fact]
    public async Task A_callback_for_one_value_is_called_each_time()
    {
        var calls = 0;
        _web.WithEnvironment("A", () => $"{++calls}");

        Assert.Equal("1", (await ValuesAsync())["A"]);
        Assert.Equal("2", (await ValuesAsync())["A"]);
    }

    [Fact]
    public async Task Callbacks_see_and_change_what_came_before_them()
    {
        _web.WithEnvironment("A", "1")
            .WithEnvironment(context => context.EnvironmentVariables["B"] = context.EnvironmentVariables["A"])
            .WithEnvironment(async context =>
            {
                await Task.Yield();
                context.EnvironmentVariables.Remove("A");
                Assert.Same(_web.Resource, context.Resource);
                Assert.True(context.ExecutionContext.IsRunMode);
            });

        Assert.Equal(new() { ["B"] = "1" }, await ValuesAsync());
    }

    [Fact]
    public async Task In_a_publish_values_are_named_and_not_read()
    {
        var unallocated = _builder.AddContainer("other", "other").WithHttpEndpoint(targetPort: 80);
        var missing = _builder.AddParameter("missing");
        _web.WithEnvironment("A", $"{unallocated.GetEndpoint("http")}").WithEnvironment("B", missing).WithEnvironment("C", "text");

        var values = await _web.Resource.GetEnvironmentVariableValuesAsync(DistributedApplicationOperation.Publish);

        Assert.Equal(new() { ["A"] = "{other.bindings.http.url}", ["B"] = "{missing.value}", ["C"] = "text" }, values);
    }

    [Fact]
    public void References_are_shown_once_for_each_resource()
    {
        _web.WithEnvironment("A", $"{_store.GetEndpoint("tcp")}{_password}")
            .WithEnvironment("B", _store.GetEndpoint("tcp"))
            .WithEnvironment("C", $"{_web.GetEndpoint("http")}");

        var references = _web.Resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(r => (r.Resource.Name, r.Type));

        Assert.Equal([("store", "Reference"), ("password", "Reference")], references);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A=B")]
    public void A_name_that_no_variable_can_have_is_refused(string name)
    {
        var exception = Assert.Throws<DistributedApplicationException>(() => _web.WithEnvironment(name, "x"));

        Assert.Contains($"'{name}' of the resource 'web'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_wrong_with_one_value_does_not_hide_the_others()
    {
        _web.WithEnvironment("A", _builder.AddParameter("missing")).WithEnvironment("B", "text");
        var seen = new Dictionary<string, (string?, Exception?)>();

        await _web.Resource.ProcessEnvironmentVariableValuesAsync(
            _builder.ExecutionContext,
            (name, _, value, exception) => seen[name] = (value, exception),
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            TestContext.Current.CancellationToken);

        Assert.IsType<MissingParameterValueException>(seen["A"].Item2);
        Assert.Equal(("text", null), seen["B"]);
    }

    [Fact]
    public async Task Arguments_are_strings_values_or_what_callbacks_add()
    {
        _web.WithArgs("--first", "1")
            .WithArgs("--port", _store.GetEndpoint("tcp").Property(EndpointProperty.Port), 5, true, _password)
            .WithArgs(context => context.Args.Insert(0, "zero"))
            .WithArgs(async context =>
            {
                await Task.Yield();
                context.Args.Add(context.Resource.Name);
            });

        Assert.Equal(["zero", "--first", "1", "--port", "6379", "5", "true", "p{a}ss", "web"], await _web.Resource.GetArgumentValuesAsync());
    }

    [Fact]
    public async Task Secrets_among_arguments_are_known_as_such()
    {
        var plain = _builder.AddParameter("plain", "x");
        _web.WithArgs("a", plain, _password, ReferenceExpression.Create($"x{_password}"), ReferenceExpression.Create($"{_store.GetEndpoint("tcp")}"));
        var secret = new List<bool>();

        await _web.Resource.ProcessArgumentValuesAsync(_builder.ExecutionContext, (_, _, _, isSecret) => secret.Add(isSecret), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, TestContext.Current.CancellationToken);

        Assert.Equal([false, false, true, true, false], secret);
    }

    private async Task<Dictionary<string, string>> ValuesAsync() => await _web.Resource.GetEnvironmentVariableValuesAsync();

    private sealed class Answer : IValueProvider, IManifestExpressionProvider
    {
        public string ValueExpression => "{answer}";

        public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new("42");
    }
}
