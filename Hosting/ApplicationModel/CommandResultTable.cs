using System.Collections.Immutable;
using System.Text.Json;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A table that a command gave: a JSON array of objects whose values are no arrays or objects, one for each row.</summary>
/// <param name="Columns">The names of the columns, in the order in which they come first.</param>
/// <param name="Rows">The cells of each row; what a row does not have is empty.</param>
internal sealed record CommandResultTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>The table in a text; <see langword="null"/> if there is none.</summary>
    public static CommandResultTable? TryParse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > 0 && array.EnumerateArray().All(IsRow)
                ? Create([.. array.EnumerateArray()])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsRow(JsonElement row) =>
        row.ValueKind == JsonValueKind.Object && row.EnumerateObject().All(static p => p.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));

    private static CommandResultTable Create(ImmutableArray<JsonElement> rows)
    {
        ImmutableArray<string> columns = [.. rows.SelectMany(static r => r.EnumerateObject()).Select(static p => p.Name).Distinct()];
        return new(columns, [.. rows.Select(r => columns.Select(c => r.TryGetProperty(c, out var value) ? value.ToString() : "").ToImmutableArray())]);
    }
}
