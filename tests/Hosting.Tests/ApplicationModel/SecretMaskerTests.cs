using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Tests.ApplicationModel;

public class SecretMaskerTests
{
    private readonly SecretMasker _masker = new();

    [Fact]
    public void Known_secrets_are_masked_wherever_they_are()
    {
        _masker.Add("s3cret");
        _masker.Add("s3cret-longer");

        Assert.Equal("a******b******c", _masker.Mask("as3cretbs3cret-longerc"));
        Assert.Equal("nothing", _masker.Mask("nothing"));
    }

    [Fact]
    public void Secrets_are_masked_when_escaped_for_a_URL_or_JSON()
    {
        _masker.Add("a+b/\"{c}");

        Assert.Equal("mysql://root:******@host", _masker.Mask($"mysql://root:{Uri.EscapeDataString("a+b/\"{c}")}@host"));
        Assert.Equal("{\"p\":\"******\"}", _masker.Mask(System.Text.Json.JsonSerializer.Serialize(new { p = "a+b/\"{c}" })));
    }

    [Fact]
    public void Each_line_of_a_secret_is_masked()
    {
        _masker.Add("-----BEGIN-----\nabcdefgh\nxy\n");

        Assert.Equal("****** xy", _masker.Mask("abcdefgh xy"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    public void Values_too_short_to_be_secrets_are_not_masked(string? value)
    {
        _masker.Add(value);

        Assert.Equal("abc", _masker.Mask("abc"));
    }

    [Fact]
    public async Task Secret_parameters_are_masked_once_they_are_resolved()
    {
        var builder = TestApp.Create();
        var secret = builder.AddParameter("secret", "correct horse", secret: true);
        var plain = builder.AddParameter("plain", "battery staple");
        var own = builder.AddResource(new ParameterResource("own", _ => "tr0ub4dor", secret: true));
        var generated = ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, "generated");
        Assert.Equal("correct horse", builder.Masker.Mask("correct horse"));

        foreach (var parameter in new[] { secret.Resource, plain.Resource, own.Resource, generated })
        {
            await parameter.GetValueAsync(TestContext.Current.CancellationToken);
        }

        var value = await generated.GetValueAsync(TestContext.Current.CancellationToken);
        Assert.Equal("****** battery staple ****** ******", builder.Masker.Mask($"correct horse battery staple tr0ub4dor {value}"));
    }

    [Fact]
    public async Task Logs_of_resources_are_masked()
    {
        var builder = TestApp.Create();
        await using var app = builder.Build();
        builder.Masker.Add("correct horse");
        var loggers = app.Services.GetRequiredService<ResourceLoggerService>();

        loggers.GetLogger("box").LogInformation("the password is correct horse");

        var line = Assert.Single(await loggers.GetAllAsync("box").SelectMany(l => l).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal("the password is ******", line.Content);
    }

    [Fact]
    public void Learning_and_masking_at_once_is_safe()
    {
        Parallel.For(0, 200, i =>
        {
            _masker.Add($"secret-{i:D3}");
            Assert.DoesNotContain($"secret-{i:D3}", _masker.Mask($"x secret-{i:D3} y"), StringComparison.Ordinal);
        });
    }
}
