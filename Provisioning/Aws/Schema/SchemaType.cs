using System.Text.Json;
using System.Text.Json.Serialization;

namespace WpAspire.Provisioning.Aws.Schema;

/// <summary>The type of an input or an output, in the schema a short text: <c>string</c>, <c>[]integer</c>, <c>{}string</c>, <c>#aws:ecs.ServiceNetworkConfiguration</c>, <c>enum:docker-build:Platform</c>.</summary>
/// <param name="Kind">What kind of type it is.</param>
/// <param name="Key">The key of the object or the enumeration in the schema, for those kinds.</param>
/// <param name="Item">The type of the items, for a list or a map.</param>
[JsonConverter(typeof(SchemaTypeConverter))]
public sealed record SchemaType(SchemaTypeKind Kind, string? Key = null, SchemaType? Item = null)
{
    private const string ListPrefix = "[]";
    private const string MapPrefix = "{}";
    private const string ObjectPrefix = "#";
    private const string EnumPrefix = "enum:";

    /// <summary>Reads a type.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text is no type.</exception>
    public static SchemaType Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text switch
        {
            "string" => new(SchemaTypeKind.String),
            "integer" => new(SchemaTypeKind.Integer),
            "number" => new(SchemaTypeKind.Number),
            "boolean" => new(SchemaTypeKind.Boolean),
            "any" => new(SchemaTypeKind.Any),
            _ when text.StartsWith(ListPrefix, StringComparison.Ordinal) => new(SchemaTypeKind.List, Item: Parse(text[ListPrefix.Length..])),
            _ when text.StartsWith(MapPrefix, StringComparison.Ordinal) => new(SchemaTypeKind.Map, Item: Parse(text[MapPrefix.Length..])),
            _ when text.StartsWith(ObjectPrefix, StringComparison.Ordinal) => new(SchemaTypeKind.Object, text[ObjectPrefix.Length..]),
            _ when text.StartsWith(EnumPrefix, StringComparison.Ordinal) => new(SchemaTypeKind.Enum, text[EnumPrefix.Length..]),
            _ => throw new FormatException($"'{text}' is no type of the schema."),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        SchemaTypeKind.List => $"{ListPrefix}{Item}",
        SchemaTypeKind.Map => $"{MapPrefix}{Item}",
        SchemaTypeKind.Object => $"{ObjectPrefix}{Key}",
        SchemaTypeKind.Enum => $"{EnumPrefix}{Key}",
        SchemaTypeKind.Integer => "integer",
        SchemaTypeKind.Number => "number",
        SchemaTypeKind.Boolean => "boolean",
        SchemaTypeKind.Any => "any",
        _ => "string",
    };

    private sealed class SchemaTypeConverter : JsonConverter<SchemaType>
    {
        public override SchemaType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, SchemaType value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
