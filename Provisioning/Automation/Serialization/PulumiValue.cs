using System.Text.Json;

namespace WpAspire.Provisioning.Automation.Serialization;

/// <summary>Values in Pulumi's JSON.</summary>
internal static class PulumiValue
{
    // An object with this key is not one of the program but stands for something, such as a secret or a file.
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    // In a preview, what only the provider can tell.
    private const string UnknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const string Unknown = "[unknown]";

    /// <summary>
    /// The value in .NET's types: string, bool, int, long, double, list, dictionary or null. A secret that is encrypted is
    /// <c>[secret]</c>.
    /// </summary>
    public static object? ToObject(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => ToText(value),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => ToNumber(value),
        JsonValueKind.Array => value.EnumerateArray().Select(ToObject).ToList(),
        JsonValueKind.Object when IsSecret(value) => OutputValue.Mask,
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(static p => p.Name, static p => ToObject(p.Value), StringComparer.Ordinal),
        _ => null,
    };

    /// <summary>The value as a person reads it: a string without quotes, anything else as JSON.</summary>
    public static string ToText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.ValueEquals(UnknownValue) => Unknown,
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Object when IsSecret(value) => OutputValue.Mask,
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(static p => $"\"{p.Name}\": {ToElementText(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(ToElementText))}]",
        _ => value.GetRawText(),
    };

    /// <summary>Whether something in a value of a preview is not known before.</summary>
    public static bool HasUnknown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Contains(UnknownValue, StringComparison.Ordinal),
        JsonValueKind.Array => value.EnumerateArray().Any(HasUnknown),
        JsonValueKind.Object => value.EnumerateObject().Any(static p => HasUnknown(p.Value)),
        _ => false,
    };

    private static string ToElementText(JsonElement value) => value.ValueKind == JsonValueKind.String && !value.ValueEquals(UnknownValue) ? value.GetRawText() : ToText(value);

    // Boxed one by one: together they would all become the widest.
    private static object ToNumber(JsonElement value) =>
        value.TryGetInt32(out var small) ? (object)small : value.TryGetInt64(out var large) ? (object)large : value.GetDouble();

    private static bool IsSecret(JsonElement value) =>
        value.TryGetProperty(SignatureKey, out var signature) && signature.ValueKind == JsonValueKind.String && signature.ValueEquals(SecretSignature);
}
