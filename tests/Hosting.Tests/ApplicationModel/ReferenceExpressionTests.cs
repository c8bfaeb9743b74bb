namespace WpAspire.Hosting.Tests.ApplicationModel;

public class ReferenceExpressionTests
{
    private readonly DistributedApplicationBuilder _builder = TestApp.Create();

    [Fact]
    public async Task Text_and_values_are_kept_apart()
    {
        var user = _builder.AddParameter("user", "root");
        var expression = ReferenceExpression.Create($"a{user}b{user.Resource}");

        Assert.Equal("a{0}b{1}", expression.Format);
        Assert.Equal([user.Resource, user.Resource], expression.ValueProviders);
        Assert.Equal(["{user.value}", "{user.value}"], expression.ManifestExpressions);
        Assert.Equal("a{user.value}b{user.value}", expression.ValueExpression);
        Assert.Equal("arootbroot", await ValueAsync(expression));
    }

    [Fact]
    public async Task Braces_in_text_and_in_strings_are_text()
    {
        var json = "{\"a\": {}}";
        var expression = ReferenceExpression.Create($"{{x}} {json} {_builder.AddParameter("p", "{0}")}");

        Assert.Equal("{x} {\"a\": {}} {0}", await ValueAsync(expression));
        Assert.Equal("{x} {\"a\": {}} {p.value}", expression.ValueExpression);
    }

    [Fact]
    public async Task Expressions_nest()
    {
        var inner = ReferenceExpression.Create($"[{_builder.AddParameter("p", "v")}]");
        var outer = ReferenceExpression.Create($"<{inner}>");

        Assert.Equal("<[v]>", await ValueAsync(outer));
        Assert.Equal("<[{p.value}]>", outer.ValueExpression);
        Assert.Same(inner, Assert.Single(outer.ValueProviders));
    }

    [Fact]
    public async Task The_uri_format_escapes_values_and_only_them()
    {
        var password = _builder.AddParameter("password", "a/b@c d", secret: true);
        var expression = ReferenceExpression.Create($"mysql://{password:uri}@host/{"x y":uri}");

        Assert.Equal("mysql://a%2Fb%40c%20d@host/x%20y", await ValueAsync(expression));
        Assert.Equal("uri", Assert.Single(expression.StringFormats));
        Assert.Equal("mysql://{password.value}@host/x%20y", expression.ValueExpression);
    }

    [Fact]
    public async Task The_format_of_a_nested_expression_goes_to_its_leaves()
    {
        var inner = ReferenceExpression.Create($"a b{_builder.AddParameter("p", "c d")}{{");
        var outer = ReferenceExpression.Create($"{inner:uri}!");

        Assert.Equal("a%20bc%20d%7B!", await ValueAsync(outer));
        var leaf = Assert.IsType<ReferenceExpression>(Assert.Single(outer.ValueProviders));
        Assert.Equal(["uri"], leaf.StringFormats);
        Assert.Equal("a%20b{0}%7B", leaf.Format);
    }

    [Fact]
    public async Task A_format_within_a_format_escapes_twice()
    {
        var inner = ReferenceExpression.Create($"{_builder.AddParameter("p", " "):uri}");

        Assert.Equal("%2520", await ValueAsync(ReferenceExpression.Create($"{inner:uri}")));
    }

    [Fact]
    public void An_unknown_format_is_refused()
    {
        var p = _builder.AddParameter("p", "v");

        Assert.Contains("'upper'", Assert.Throws<FormatException>(() => ReferenceExpression.Create($"{p:upper}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_expression_has_no_value()
    {
        Assert.Null(await ValueAsync(ReferenceExpression.Empty));
        Assert.Null(await ValueAsync(ReferenceExpression.Create($"")));
        Assert.Equal("", ReferenceExpression.Empty.ValueExpression);
    }

    [Theory]
    [InlineData("http", "plain")]
    [InlineData("https", "secure")]
    public async Task A_conditional_expression_is_one_of_two(string scheme, string expected)
    {
        var web = _builder.AddContainer("web", "web").WithEndpoint(targetPort: 80, scheme: scheme, name: "main");
        var expression = web.GetEndpoint("main").GetTlsValue(ReferenceExpression.Create($"secure"), ReferenceExpression.Create($"plain"));

        Assert.True(expression.IsConditional);
        Assert.Equal(expected, await ValueAsync(expression));
        Assert.Equal(expected + "!", await ValueAsync(ReferenceExpression.Create($"{expression}!")));
        Assert.StartsWith("{cond-web-bindings-main-tlsenabled-", expression.ValueExpression, StringComparison.Ordinal);
    }

    [Fact]
    public void Conditional_expressions_that_differ_have_different_names()
    {
        var p = _builder.AddParameter("p", "v").Resource;
        var a = ReferenceExpression.Create($"a");
        var b = ReferenceExpression.Create($"b");

        Assert.NotEqual(ReferenceExpression.CreateConditional(p, "x", a, b).ValueExpression, ReferenceExpression.CreateConditional(p, "x", b, a).ValueExpression);
        Assert.Equal(ReferenceExpression.CreateConditional(p, "x", a, b).ValueExpression, ReferenceExpression.CreateConditional(p, "x", a, b).ValueExpression);
    }

    [Fact]
    public async Task A_builder_makes_the_same_expression()
    {
        var p = _builder.AddParameter("p", "a b");
        var builder = new ReferenceExpressionBuilder();
        Assert.True(builder.IsEmpty);

        builder.AppendLiteral("x{");
        builder.Append($"{p},{p.Resource:uri},");
        builder.AppendFormatted(p.Resource);
        builder.AppendValueProvider(p.Resource, "uri");
        builder.AppendFormatted("}");
        var expression = builder.Build();

        Assert.False(builder.IsEmpty);
        Assert.Equal("x{a b,a%20b,a ba%20b}", await ValueAsync(expression));
        Assert.Equal([null, "uri", null, "uri"], expression.StringFormats);
        Assert.Throws<ArgumentException>(() => builder.AppendValueProvider(new object()));
    }

    [Fact]
    public async Task A_whole_dependency_graph_is_found_by_visiting()
    {
        var password = _builder.AddParameter("password", "v");
        var store = _builder.AddContainer("store", "store").WithEndpoint(targetPort: 1, name: "tcp").WithEnvironment("P", password);
        var other = _builder.AddContainer("other", "other");
        var web = _builder.AddContainer("web", "web").WithEnvironment("S", $"{ReferenceExpression.Create($"{store.GetEndpoint("tcp").Property(EndpointProperty.Host)}")}").WaitFor(other);

        var all = await web.Resource.GetResourceDependenciesAsync(_builder.ExecutionContext, cancellationToken: TestContext.Current.CancellationToken);
        var direct = await web.Resource.GetResourceDependenciesAsync(_builder.ExecutionContext, ResourceDependencyDiscoveryMode.DirectOnly, TestContext.Current.CancellationToken);

        Assert.Equal(["other", "password", "store"], all.Select(r => r.Name).Order());
        Assert.Equal(["other", "store"], direct.Select(r => r.Name).Order());
    }

    private static async Task<string?> ValueAsync(ReferenceExpression expression) => await expression.GetValueAsync(TestContext.Current.CancellationToken);
}
