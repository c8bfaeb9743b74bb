using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Provisioning.Tests.Options;

/// <summary>An option that changes nothing would be a promise that nobody keeps.</summary>
public class OptionEffectTests
{
    public static TheoryData<string> Keys() => [.. OptionVariants.Keys];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Every_option_changes_the_program_of_some_site(string key) =>
        Assert.True(await OptionVariants.FindAsync(key) is not null, $"{key} changes nothing.");

    [Fact]
    public async Task The_engine_of_the_cache_changes_the_program_with_its_version()
    {
        var site = TestSites.Prod.With("Aws:Cache:Engine", "redis").With("Aws:Cache:EngineVersion", "7.1");
        var program = await site.PublishAsync(TestContext.Current.CancellationToken);
        Assert.Contains("engine: \"redis\"", program, StringComparison.Ordinal);
        Assert.Contains("family: \"redis7\"", program, StringComparison.Ordinal);
    }
}
