using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Tests.Options;

public class ProblemTests
{
    public static TheoryData<string> Keys => [.. OptionCatalog.Options.Select(o => o.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_option_refuses_what_it_does_not_allow(string key)
    {
        const string Wrong = "not\nthis";
        var option = OptionCatalog.Options.Single(o => o.Key == key);
        var setting = option.IsDictionary ? $"{key}:name={Wrong}" : $"{key}={Wrong}";

        var problem = string.Join(Environment.NewLine, Settings.Problems(setting));

        Assert.StartsWith(key, problem);
        Assert.Contains(Wrong, problem, StringComparison.Ordinal);
        Assert.Contains(option.Rule.Allowed.Split(',')[0], problem, StringComparison.Ordinal);
    }
}
