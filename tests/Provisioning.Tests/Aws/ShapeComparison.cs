using WpAspire.Provisioning.Aws.Schema;

namespace WpAspire.Provisioning.Tests.Aws;

/// <summary>Compares our schema with the facts, object by object, and collects where they differ.</summary>
internal sealed class ShapeComparison(PackageSchema schema, SchemaFacts facts)
{
    private readonly HashSet<(string, string)> _compared = [];
    private readonly List<string> _differences = [];

    public IReadOnlyList<string> Differences => _differences;

    /// <summary>How many pairs of objects were compared.</summary>
    public int ComparedObjects => _compared.Count;

    public void CompareNames(string path, IEnumerable<string>? expected, IEnumerable<string> actual)
    {
        string[] wanted = [.. (expected ?? []).Order(StringComparer.Ordinal)];
        string[] found = [.. actual.Order(StringComparer.Ordinal)];
        if (!wanted.SequenceEqual(found))
        {
            _differences.Add($"{path}: [{string.Join(", ", found.Except(wanted))}] too many, [{string.Join(", ", wanted.Except(found))}] missing");
        }
    }

    public void CompareProperties(string path, IReadOnlyDictionary<string, string>? expected, IReadOnlyDictionary<string, SchemaType> actual, IReadOnlyDictionary<string, ObjectSchema> objects)
    {
        CompareNames(path, expected?.Keys, actual.Keys);
        foreach (var (name, type) in actual)
        {
            if (expected?.GetValueOrDefault(name) is { } wanted)
            {
                CompareType($"{path}.{name}", SchemaFacts.ToSchemaType(wanted), type, objects);
            }
        }
    }

    private void CompareType(string path, SchemaType expected, SchemaType actual, IReadOnlyDictionary<string, ObjectSchema> objects)
    {
        // The typings do not tell whole numbers from others.
        var kind = actual.Kind is SchemaTypeKind.Integer ? SchemaTypeKind.Number : actual.Kind;
        if (expected.Kind != kind)
        {
            _differences.Add($"{path}: {actual} instead of {expected}");
        }
        else if (expected.Item is not null)
        {
            CompareType(path, expected.Item, actual.Item!, objects);
        }
        else if (kind is SchemaTypeKind.Enum)
        {
            CompareNames($"{path}: {actual}", facts.Enums[expected.Key!].Distinct(), schema.Enums[actual.Key!].Values.Select(static v => v.Value).Distinct());
        }
        else if (kind is SchemaTypeKind.Object && _compared.Add((expected.Key!, actual.Key!)))
        {
            var (wanted, found) = (facts.Type(expected.Key!), objects[actual.Key!]);
            CompareProperties(path, wanted.P, found.Properties, objects);
            if (ReferenceEquals(objects, schema.Types))
            {
                CompareNames($"{path} (required)", wanted.Req, found.Required);
                CompareNames($"{path} (deprecated)", wanted.Dep, found.Deprecated.Keys);
            }
        }
    }
}
