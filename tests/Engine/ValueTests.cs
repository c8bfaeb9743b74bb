namespace WpAspire.Engine;

/// <summary>Would AWS accept it? Each preset; the combinations of options are with the tests that take longer.</summary>
public class ValueTests
{
    public static TheoryData<string, string[]> Sites() => new()
    {
        { "dev", [] },
        { "prod", [] },
    };

    [Theory]
    [MemberData(nameof(Sites))]
    public Task AWS_would_accept_every_value(string environment, string[] settings) => Values.AcceptAsync(environment, settings);
}
