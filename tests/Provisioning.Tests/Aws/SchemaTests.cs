using WpAspire.Provisioning.Aws.Schema;

namespace WpAspire.Provisioning.Tests.Aws;

public class SchemaTests
{
    private static readonly PackageSchema s_schema = PackageSchema.Default;
    private static readonly SchemaFacts s_facts = SchemaFacts.Default;

    [Fact]
    public void It_is_made_of_the_packages_that_the_facts_were_read_from()
    {
        Assert.All(s_schema.Packages, static p => Assert.Equal(s_facts.Versions[p.Key], p.Value));
    }

    [Fact]
    public void Resources_agree_with_an_independent_extraction_in_all_their_depth()
    {
        var comparison = new ShapeComparison(s_schema, s_facts);
        var tokens = s_schema.Resources.Keys.Intersect(s_facts.Resources.Keys).ToList();
        foreach (var token in tokens)
        {
            var (expected, actual) = (s_facts.Resources[token], s_schema.Resources[token]);
            comparison.CompareProperties($"{token} inputs", expected.In, actual.Inputs, s_schema.Types);
            comparison.CompareProperties($"{token} outputs", expected.OutOnly, actual.Outputs, s_schema.OutputTypes);
            comparison.CompareNames($"{token} (required)", expected.Req, actual.Required);
            // The facts say nothing of the secrets of a provider.
            if (token != "pulumi:providers:aws")
            {
                comparison.CompareNames($"{token} (secret)", expected.SecretIn, actual.Secret);
                comparison.CompareNames($"{token} (secret outputs)", expected.SecretOut, actual.SecretOutputs);
            }

            comparison.CompareNames($"{token} (deprecated)", expected.Dep, actual.Deprecated.Keys.Where(actual.Inputs.ContainsKey));
        }

        Assert.Empty(comparison.Differences);
        Assert.True(tokens.Count > 95 && comparison.ComparedObjects > 900, $"{tokens.Count} resources and {comparison.ComparedObjects} objects were compared");
    }

    [Fact]
    public void Functions_agree_with_an_independent_extraction()
    {
        var comparison = new ShapeComparison(s_schema, s_facts);
        var tokens = s_schema.Functions.Keys.Intersect(s_facts.Functions.Keys).ToList();
        foreach (var token in tokens)
        {
            var (expected, actual) = (s_facts.Functions[token], s_schema.Functions[token]);
            comparison.CompareProperties($"{token} inputs", expected.In, actual.Inputs, s_schema.Types);
            comparison.CompareProperties($"{token} outputs", expected.Out, actual.Outputs, s_schema.OutputTypes);
            comparison.CompareNames($"{token} (required)", expected.Req, actual.Required);
        }

        Assert.Empty(comparison.Differences);
        Assert.True(tokens.Count > 10, $"{tokens.Count} functions were compared");
    }

    [Fact]
    public void Every_object_and_enumeration_that_a_type_names_is_there()
    {
        IEnumerable<SchemaType> inputs = [.. Resources().SelectMany(static r => r.Inputs.Values), .. s_schema.Types.Values.SelectMany(static t => t.Properties.Values)];
        IEnumerable<SchemaType> outputs = [.. Resources().SelectMany(static r => r.Outputs.Values), .. s_schema.OutputTypes.Values.SelectMany(static t => t.Properties.Values)];

        Assert.Equal(s_schema.Types.Keys, Keys(inputs, SchemaTypeKind.Object));
        Assert.Equal(s_schema.OutputTypes.Keys, Keys(outputs, SchemaTypeKind.Object));
        Assert.Equal(s_schema.Enums.Keys, Keys(inputs, SchemaTypeKind.Enum));
    }

    [Theory]
    [InlineData("string")]
    [InlineData("[]integer")]
    [InlineData("{}number")]
    [InlineData("[]{}boolean")]
    [InlineData("any")]
    [InlineData("#aws:ecs.ServiceNetworkConfiguration")]
    [InlineData("[]enum:docker-build:Platform")]
    public void A_type_is_written_as_it_is_read(string text) => Assert.Equal(text, SchemaType.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("text")]
    public void What_is_no_type_is_refused(string text) => Assert.Throws<FormatException>(() => SchemaType.Parse(text));

    private static IEnumerable<ResourceSchema> Resources() => [.. s_schema.Resources.Values, .. s_schema.Functions.Values];

    private static IEnumerable<string> Keys(IEnumerable<SchemaType> types, SchemaTypeKind kind) =>
        types.Select(static t => Innermost(t)).Where(t => t.Kind == kind).Select(static t => t.Key!).Distinct().Order(StringComparer.Ordinal);

    private static SchemaType Innermost(SchemaType type) => type.Item is null ? type : Innermost(type.Item);
}
