using System.Text.Json;
using System.Text.RegularExpressions;
using WpAspire.Provisioning.Aws.Schema;

namespace WpAspire.Provisioning.Tests.Aws;

/// <summary>
/// An extraction of the same packages that knows nothing of our generator. Its types are <c>string|number|boolean|any</c>,
/// <c>[]T</c>, <c>{}T</c>, <c>A|B</c>, <c>#pkg:Type</c> (inputs), <c>#pkg!Type</c> (outputs), <c>enum:pkg:Name</c>,
/// <c>ref:Resource</c>; a type that is text has the shape of the type that the text names.
/// </summary>
internal sealed partial record SchemaFacts(
    IReadOnlyDictionary<string, string> Versions,
    IReadOnlyDictionary<string, SchemaFacts.Resource> Resources,
    IReadOnlyDictionary<string, SchemaFacts.Function> Functions,
    IReadOnlyDictionary<string, JsonElement> Types,
    IReadOnlyDictionary<string, string[]> Enums)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    public static SchemaFacts Default { get; } = Read();

    internal sealed record Resource(
        IReadOnlyDictionary<string, string> In,
        IReadOnlyDictionary<string, string>? OutOnly,
        string[]? Req,
        string[]? SecretIn,
        string[]? SecretOut,
        string[]? Dep);

    internal sealed record Function(IReadOnlyDictionary<string, string> In, IReadOnlyDictionary<string, string> Out, string[]? Req);

    internal sealed record ObjectType(IReadOnlyDictionary<string, string> P, string[]? Req, string[]? Dep);

    public ObjectType Type(string key) =>
        Types[key].ValueKind == JsonValueKind.String ? Type(Types[key].GetString()!) : Types[key].Deserialize<ObjectType>(s_options)!;

    /// <summary>The type in our schema's words. Objects keep the key of these facts, which tells inputs from outputs.</summary>
    public static SchemaType ToSchemaType(string type)
    {
        if (type.StartsWith("[]", StringComparison.Ordinal) && !type.Contains('|', StringComparison.Ordinal))
        {
            return new(SchemaTypeKind.List, Item: ToSchemaType(type[2..]));
        }

        if (ListOfUnion().Match(type) is { Success: true } list)
        {
            return new(SchemaTypeKind.List, Item: ToSchemaType(list.Groups[1].Value));
        }

        var enumeration = OpenEnum().Match(type);
        // Text, or the object that the text is the JSON of, or the resource that it identifies: text.
        return enumeration.Success ? SchemaType.Parse(enumeration.Groups[1].Value)
            : type.Contains('|', StringComparison.Ordinal) ? new(SchemaTypeKind.String)
            : SchemaType.Parse(type);
    }

    private static SchemaFacts Read()
    {
        using var stream = typeof(SchemaFacts).Assembly.GetManifestResourceStream("pulumi-aws-schema-facts.json")!;
        return JsonSerializer.Deserialize<SchemaFacts>(stream, s_options)!;
    }

    [GeneratedRegex(@"^\[\]\((.*)\)$")]
    private static partial Regex ListOfUnion();

    [GeneratedRegex(@"^string\|(enum:[^|]+)$")]
    private static partial Regex OpenEnum();
}
