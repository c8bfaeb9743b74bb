using Microsoft.Extensions.Configuration;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Tests.Options;

public class PresetTests
{
    [Theory]
    [InlineData("dev", Preset.Dev)]
    [InlineData("Development", Preset.Dev)]
    [InlineData("DEV", Preset.Dev)]
    public void Where_no_preset_is_set_the_environment_is_it(string environment, Preset preset)
    {
        Assert.Equal(preset, Bind(environment).Preset);
    }

    [Fact]
    public void The_preset_that_is_set_wins_over_the_environment()
    {
        Assert.Equal(Preset.Dev, Bind("Production", ("Aws:Preset", "DEV")).Preset);
    }

    [Fact]
    public void Another_environment_needs_a_preset()
    {
        var error = Assert.Throws<DistributedApplicationException>(() => Bind("Staging"));
        Assert.Equal("Aws:Preset is not set but must be dev or prod, because the environment 'Staging' is neither.", error.Message);
    }

    [Theory]
    [InlineData(Preset.Dev)]
    [InlineData(Preset.Prod)]
    public void Every_option_allows_its_own_default(Preset preset)
    {
        Assert.All(OptionCatalog.Options, option =>
        {
            var value = option.Default(preset);
            Assert.Equal(value, option.Read(OptionText.Format(value), out var refused));
            Assert.Null(refused);
        });
    }

    private static AwsOptions Bind(string environment, params (string Key, string Value)[] settings) => AwsOptionsBinder.Bind(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build(), environment);
}
