using System.Text.Json;
using System.Text.Json.Serialization;

namespace WpAspire.Provisioning.Automation.Serialization;

/// <summary>
/// Reads an enumeration as Pulumi writes it, such as <c>create-replacement</c>. A newer Pulumi may know more values:
/// those become <paramref name="fallback"/>, since an event must not be lost for one word.
/// </summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
/// <param name="fallback">What an unknown word becomes.</param>
/// <param name="renamed">Members whose word is not their name.</param>
internal abstract class KebabCaseEnumConverter<TEnum>(TEnum fallback, params IReadOnlyList<(TEnum Member, string Word)> renamed) : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private readonly Dictionary<string, TEnum> _members = Members(renamed);

    /// <summary>The member with that word.</summary>
    public TEnum Parse(string? word) => word is not null && _members.TryGetValue(word, out var member) ? member : fallback;

    /// <inheritdoc/>
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : throw new JsonException($"A {typeof(TEnum).Name} is a string.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(_members.First(m => m.Value.Equals(value)).Key);

    private static Dictionary<string, TEnum> Members(IReadOnlyList<(TEnum Member, string Word)> renamed)
    {
        var words = Enum.GetValues<TEnum>().ToDictionary(static m => m, static m => JsonNamingPolicy.KebabCaseLower.ConvertName(m.ToString()));
        foreach (var (member, word) in renamed)
        {
            words[member] = word;
        }

        return words.ToDictionary(static w => w.Value, static w => w.Key, StringComparer.Ordinal);
    }
}

/// <inheritdoc/>
internal sealed class OperationTypeConverter() : KebabCaseEnumConverter<OperationType>(OperationType.Unknown, (OperationType.ReadDiscard, "discard"));

/// <inheritdoc/>
internal sealed class DiffKindConverter() : KebabCaseEnumConverter<Events.DiffKind>(Events.DiffKind.Update);

/// <inheritdoc/>
internal sealed class OperationResultConverter() : KebabCaseEnumConverter<Events.OperationResult>(Events.OperationResult.Unknown);

/// <inheritdoc/>
internal sealed class UpdateKindConverter() : KebabCaseEnumConverter<UpdateKind>(UpdateKind.Unknown);

/// <inheritdoc/>
internal sealed class UpdateStateConverter() : KebabCaseEnumConverter<UpdateState>(UpdateState.Unknown);
