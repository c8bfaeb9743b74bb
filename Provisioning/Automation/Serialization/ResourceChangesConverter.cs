using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WpAspire.Provisioning.Automation.Serialization;

/// <summary>Reads how many resources had which operation. Operations that this version does not know are counted together.</summary>
internal sealed class ResourceChangesConverter : JsonConverter<IImmutableDictionary<OperationType, int>>
{
    private static readonly OperationTypeConverter s_operations = new();

    /// <inheritdoc/>
    public override IImmutableDictionary<OperationType, int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var counts = ImmutableDictionary.CreateBuilder<OperationType, int>();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Resource changes are an object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var operation = s_operations.Parse(reader.GetString());
            reader.Read();
            counts[operation] = counts.GetValueOrDefault(operation) + (reader.TokenType == JsonTokenType.Number ? reader.GetInt32() : throw new JsonException("A count is a number."));
        }

        return counts.ToImmutable();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IImmutableDictionary<OperationType, int> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (operation, count) in value)
        {
            writer.WritePropertyName(JsonSerializer.SerializeToElement(operation, AutomationJsonContext.Default.OperationType).GetString()!);
            writer.WriteNumberValue(count);
        }

        writer.WriteEndObject();
    }
}
