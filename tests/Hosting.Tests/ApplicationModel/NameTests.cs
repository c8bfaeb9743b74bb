namespace WpAspire.Hosting.Tests.ApplicationModel;

public class NameTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("Web")]
    [InlineData("word-press-2")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123")]
    public void Good_resource_names_are_taken(string name) => Assert.Equal(name, new ContainerResource(name).Name);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("1st", "does not start with a letter")]
    [InlineData("-web", "does not start with a letter")]
    [InlineData("web-", "ends with a hyphen")]
    [InlineData("word--press", "two hyphens together")]
    [InlineData("word_press", "contains the character '_'")]
    [InlineData("wörd", "contains the character 'ö'")]
    [InlineData("a\nb", "contains the character U+000A")]
    [InlineData("a1234567890123456789012345678901234567890123456789012345678901234", "has 65 characters")]
    public void Bad_resource_names_are_refused_with_the_reason_and_the_rule(string name, string reason)
    {
        var exception = Assert.Throws<DistributedApplicationException>(() => new ContainerResource(name));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'{name}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("at most 64 characters", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_resources_are_unique_without_regard_to_case()
    {
        var builder = TestApp.Create();
        builder.AddContainer("box", "image");

        var exception = Assert.Throws<DistributedApplicationException>(() => builder.AddContainer("Box", "image"));

        Assert.Contains("'Box'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'box'", exception.Message, StringComparison.Ordinal);
        Assert.Single(builder.Resources);
    }

    [Fact]
    public void Endpoint_names_follow_the_same_rule()
    {
        var container = TestApp.Create().AddContainer("box", "image");

        var exception = Assert.Throws<DistributedApplicationException>(() => container.WithEndpoint(name: "my endpoint"));

        Assert.Contains("Endpoint name 'my endpoint' is invalid", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Blog", "upper-case")]
    [InlineData("my blog", "' '")]
    [InlineData("../blog", "'.'")]
    [InlineData("a12345678901234567890123456789012", "33 characters")]
    public void Bad_site_names_are_refused(string name, string reason)
    {
        var exception = Assert.Throws<DistributedApplicationException>(() => TestApp.Create("--name", name));

        Assert.Contains($"Site name '{name}' is invalid", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_is_found_by_its_name_in_any_case()
    {
        var builder = TestApp.Create();
        var box = builder.AddContainer("box", "image");

        Assert.Same(box.Resource, builder.CreateResourceBuilder<ContainerResource>("BOX").Resource);
        Assert.True(builder.TryCreateResourceBuilder<IResource>("Box", out var found));
        Assert.Same(box.Resource, found.Resource);
        Assert.False(builder.TryCreateResourceBuilder<ParameterResource>("box", out _));
        Assert.Contains("'nothing'", Assert.Throws<DistributedApplicationException>(() => builder.CreateResourceBuilder<IResource>("nothing")).Message, StringComparison.Ordinal);
        Assert.Contains("not a 'ParameterResource'", Assert.Throws<DistributedApplicationException>(() => builder.CreateResourceBuilder<ParameterResource>("box")).Message, StringComparison.Ordinal);
    }
}
