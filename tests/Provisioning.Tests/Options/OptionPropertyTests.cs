using CsCheck;
using Microsoft.Extensions.Configuration;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Tests.Options;

public class OptionPropertyTests
{
    [Fact]
    public void Valid_options_are_bound_without_a_problem_and_come_back_as_they_were()
    {
        ValidOptions.All.Sample(options =>
        {
            var settings = AwsOptionsBinder.ToSettings(options);

            var bound = AwsOptionsBinder.Bind(Configuration(settings), "elsewhere", new DateOnly(2026, 11, 25));

            Assert.Equal(settings, AwsOptionsBinder.ToSettings(bound));
        });
    }

    [Fact]
    public void Every_value_that_an_option_allows_comes_back_as_it_was()
    {
        AnyValue.Sample(sample =>
        {
            var read = sample.Option.Read(sample.Text, out var refused);

            Assert.Null(refused);
            Assert.Equal(sample.Text, OptionText.Format(read));
        });
    }

    [Fact]
    public void A_number_out_of_range_is_refused_with_its_key_itself_and_the_range()
    {
        OutOfRange.Sample(sample =>
        {
            var problem = Settings.Problems($"{sample.Option.Key}={sample.Number}")[0];

            var range = (BetweenAttribute)sample.Option.Rule;
            Assert.StartsWith($"{sample.Option.Key} is '{sample.Number}' but must be a whole number from {range.Min} to {range.Max}", problem);
        });
    }

    private static Gen<(OptionDefinition Option, string Text)> AnyValue { get; } =
        Gen.OneOf(OptionCatalog.Options.Where(o => o.Rule is BetweenAttribute or OneOfAttribute).ToArray())
            .SelectMany(o => (o.Rule switch
            {
                BetweenAttribute range => Gen.Int[range.Min, range.Max].Select(n => OptionText.Format(n)),
                OneOfAttribute some when o.IsList => Gen.Shuffle(some.Values.Select(OptionText.Format).ToArray()).SelectMany(v => Gen.Int[1, v.Length].Select(n => string.Join(',', v.Take(n)))),
                OneOfAttribute some => Gen.OneOf(some.Values.Select(OptionText.Format).ToArray()),
                _ => throw new InvalidOperationException($"{o.Key} has another rule."),
            }).Select(text => (o, text)));

    private static Gen<(OptionDefinition Option, int Number)> OutOfRange { get; } =
        Gen.OneOf(OptionCatalog.Options.Where(o => o.Rule is BetweenAttribute).ToArray())
            .SelectMany(o => Gen.OneOf(Gen.Int[int.MinValue, ((BetweenAttribute)o.Rule).Min - 1], Gen.Int[((BetweenAttribute)o.Rule).Max + 1, int.MaxValue]).Select(n => (o, n)));

    private static IConfiguration Configuration(IReadOnlyDictionary<string, string> settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
        .Build();
}
