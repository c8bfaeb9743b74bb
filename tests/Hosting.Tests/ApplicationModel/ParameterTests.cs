using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Tests.ApplicationModel;

public class ParameterTests
{
    [Fact]
    public async Task A_value_comes_from_the_configuration()
    {
        var builder = TestApp.Create("--set", "Parameters:site-title=Blog");

        Assert.Equal("Blog", await ValueAsync(builder.AddParameter("site-title")));
    }

    [Fact]
    public async Task A_hyphen_may_be_an_underscore_in_the_configuration()
    {
        var builder = TestApp.Create("--set", "Parameters:site_title=Blog");

        Assert.Equal("Blog", await ValueAsync(builder.AddParameter("site-title")));
    }

    [Fact]
    public async Task The_configuration_comes_before_a_default()
    {
        var builder = TestApp.Create("--set", "Parameters:a=configured");

        Assert.Equal("configured", await ValueAsync(builder.AddParameter("a", new GenerateParameterDefault())));
        Assert.Equal(22, (await ValueAsync(builder.AddParameter("b", new GenerateParameterDefault()))).Length);
    }

    [Fact]
    public async Task A_value_can_be_given_by_the_model()
    {
        var builder = TestApp.Create("--set", "Parameters:a=configured");
        var calls = 0;

        Assert.Equal("given", await ValueAsync(builder.AddParameter("a", "given")));
        var called = builder.AddParameter("b", () => $"{++calls}", publishValueAsDefault: true);
        Assert.Equal("1", await ValueAsync(called));
        Assert.Equal("1", called.Resource.Default!.GetDefaultValue());
        Assert.Null(builder.AddParameter("c", "x").Resource.Default);
    }

    [Fact]
    public async Task A_value_can_have_a_key_of_its_own()
    {
        var builder = TestApp.Create("--set", "Wp:Admin=me");

        Assert.Equal("me", await ValueAsync(builder.AddParameterFromConfiguration("admin", "Wp:Admin")));
    }

    [Fact]
    public async Task A_missing_value_is_an_error_that_says_where_to_set_it()
    {
        var parameter = TestApp.Create().AddParameter("site-owner");

        var exception = await Assert.ThrowsAsync<MissingParameterValueException>(() => ValueAsync(parameter));

        Assert.IsAssignableFrom<DistributedApplicationException>(exception);
        Assert.Contains("'site-owner'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Parameters:site-owner'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Parameters__site_owner'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_secret_is_not_to_be_set_on_the_command_line()
    {
        var exception = await Assert.ThrowsAsync<MissingParameterValueException>(() => ValueAsync(TestApp.Create().AddParameter("key", secret: true)));

        Assert.DoesNotContain("--set", exception.Message, StringComparison.Ordinal);
        Assert.Contains("dotnet user-secrets set Parameters:key", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_not_published_as_a_default() =>
        Assert.Contains("'key'", Assert.Throws<DistributedApplicationException>(() => TestApp.Create().AddParameter("key", "v", publishValueAsDefault: true, secret: true)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_generated_value_is_the_same_in_the_next_run()
    {
        var secrets = UserSecretsStore.InMemory();

        var first = await GeneratedAsync(TestApp.Create(secrets));
        var second = await GeneratedAsync(TestApp.Create(secrets));

        Assert.Equal(first, second);
        Assert.Equal(first, secrets.Get("Parameters:db-password"));
        Assert.NotEqual(first, await GeneratedAsync(TestApp.Create()));

        static async Task<string> GeneratedAsync(DistributedApplicationBuilder builder) =>
            (await ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, "db-password").GetValueAsync(TestContext.Current.CancellationToken))!;
    }

    [Fact]
    public async Task Nothing_is_generated_before_a_value_is_wanted_and_then_all_that_is_missing()
    {
        var secrets = UserSecretsStore.InMemory();
        var builder = TestApp.Create(secrets, "--set", "Parameters:configured=x");
        var first = builder.AddParameter("first", new GenerateParameterDefault(), persist: true);
        builder.AddParameter("second", new GenerateParameterDefault(), persist: true);
        builder.AddParameter("configured", new GenerateParameterDefault(), persist: true);
        builder.AddParameter("passing", new GenerateParameterDefault());
        Assert.Empty(secrets.Values);

        await ValueAsync(first);

        Assert.Equal(["Parameters:first", "Parameters:second"], secrets.Values.Keys.Order());
    }

    [Fact]
    public async Task A_publish_keeps_nothing_on_this_machine()
    {
        var secrets = UserSecretsStore.InMemory();
        var builder = TestApp.Create(secrets, "publish");

        var parameter = ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, "p");

        Assert.Equal(22, (await parameter.GetValueAsync(TestContext.Current.CancellationToken))!.Length);
        Assert.IsType<GenerateParameterDefault>(parameter.Default);
        Assert.Empty(secrets.Values);
    }

    [Fact]
    public void A_description_is_kept()
    {
        var parameter = TestApp.Create().AddParameter("p").WithDescription("What **it** is for", enableMarkdown: true).Resource;

        Assert.Equal(("What **it** is for", true), (parameter.Description, parameter.EnableDescriptionMarkdown));
    }

    [Fact]
    public async Task A_connection_string_comes_from_the_configuration()
    {
        var builder = TestApp.Create("--set", "ConnectionStrings:db=Host=x");
        var web = builder.AddContainer("web", "web").WithReference(builder.AddConnectionString("db")).WithReference(builder.AddConnectionString("other", "OTHER"), optional: true);

        Assert.Equal(new() { ["ConnectionStrings__db"] = "Host=x" }, await web.Resource.GetEnvironmentVariableValuesAsync());
    }

    [Fact]
    public async Task A_missing_connection_string_is_an_error()
    {
        var builder = TestApp.Create();
        var web = builder.AddContainer("web", "web").WithReference(builder.AddConnectionString("db"));

        var exception = await Assert.ThrowsAsync<MissingParameterValueException>(async () => await web.Resource.GetEnvironmentVariableValuesAsync());

        Assert.Contains("'ConnectionStrings:db'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generated_values_have_the_characters_that_were_asked_for()
    {
        for (var i = 0; i < 50; i++)
        {
            Assert.Matches("^[-a-zA-Z0-9_.{}()*+!]{22}$", new GenerateParameterDefault().GetDefaultValue());
            Assert.Matches("^[0-9]{22}$", new GenerateParameterDefault { Lower = false, Upper = false, Special = false }.GetDefaultValue());
            var mixed = new GenerateParameterDefault { MinLength = 4, MinLower = 1, MinUpper = 2, MinNumeric = 3, MinSpecial = 4 }.GetDefaultValue();
            Assert.Equal(10, mixed.Length);
            Assert.True(mixed.Any(char.IsAsciiLetterLower) && mixed.Count(char.IsAsciiLetterUpper) >= 2 && mixed.Count(char.IsAsciiDigit) >= 3);
        }

        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => new GenerateParameterDefault().GetDefaultValue()).Distinct().Count());
        Assert.Equal(64, new GenerateParameterDefault { MinLength = 64 }.GetDefaultValue().Length);
    }

    [Fact]
    public void Generated_values_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new GenerateParameterDefault { Lower = false, MinLower = 1 }.GetDefaultValue());
        Assert.Throws<ArgumentException>(() => new GenerateParameterDefault { Lower = false, Upper = false, Numeric = false, Special = false }.GetDefaultValue());
    }

    [Fact]
    public void Minimums_do_not_come_first()
    {
        // A value whose kinds of characters had fixed places would have less entropy.
        var firsts = Enumerable.Range(0, 200).Select(_ => new GenerateParameterDefault { MinLength = 8, MinLower = 4, MinNumeric = 4 }.GetDefaultValue()[0]).ToArray();

        Assert.Contains(firsts, char.IsAsciiDigit);
        Assert.Contains(firsts, char.IsAsciiLetterLower);
    }

    private static async Task<string> ValueAsync(IResourceBuilder<ParameterResource> parameter) => (await parameter.Resource.GetValueAsync(TestContext.Current.CancellationToken))!;
}
