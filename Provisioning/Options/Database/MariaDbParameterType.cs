using System.Globalization;
using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Options;

/// <summary>What a parameter of MariaDB may be.</summary>
/// <param name="Kind">The kind, as <see cref="MariaDbParameterTable"/> has it.</param>
/// <param name="Words">The words of a list.</param>
/// <param name="Least">The least of a number.</param>
/// <param name="Most">The most of a number.</param>
internal sealed partial record MariaDbParameterType(char Kind, IReadOnlyList<string> Words, decimal Least, decimal Most)
{
    private static readonly string[] s_switch = ["0", "1", "ON", "OFF"];

    /// <summary>Reads what the table says.</summary>
    public static MariaDbParameterType Read(string text)
    {
        var parts = text.Split(':', 2);
        return parts[0][0] is 'i' or 'd' && parts[1].Split(':') is [var least, var most]
            ? new(text[0], [], Number(least), Number(most))
            : new(text[0], parts.Length > 1 ? parts[1].Split('|') : [], 0, 0);
    }

    /// <summary>What a value must be if it can not be what it is, to be read after "must"; or nothing.</summary>
    public string? Refusal(string value) => Kind switch
    {
        'b' => IsOneOf(s_switch, value) ? null : "be 0 or 1",
        // RDS computes some from the machine.
        'i' or 'd' when Formula().IsMatch(value) => null,
        'i' => decimal.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && InRange(number) ? null : $"be a whole number {Range}",
        'd' => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && InRange(number) ? null : $"be a number {Range}",
        // A word may be given by its place, too.
        'e' => IsOneOf(Words, value) || (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < Words.Count) ? null : $"be {string.Join(", ", Words.SkipLast(1))} or {Words[^1]}",
        's' => value.Split(',').All(v => v.Length == 0 || IsOneOf(Words, v.Trim())) ? null : $"be of {string.Join(", ", Words)}",
        'f' => value.Split(',').All(IsFlag) ? null : $"be settings such as {Words[0]}=on, with commas between them, of {string.Join(", ", Words)}",
        _ => null,
    };

    private string Range => string.Create(CultureInfo.InvariantCulture, $"from {Least} to {Most}");

    private static decimal Number(string text) => text switch
    {
        "max32" => uint.MaxValue,
        "max64" => ulong.MaxValue,
        _ => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private bool InRange(decimal number) => number >= Least && number <= Most;

    private bool IsFlag(string setting) =>
        setting.Trim() == "default" || (setting.Trim().Split('=') is [var name, "on" or "off" or "default"] && IsOneOf(Words, name));

    private static bool IsOneOf(IReadOnlyList<string> words, string value) => words.Contains(value, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^((LEAST|GREATEST|SUM)\()?\{(AllocatedStorage|DBInstanceClassMemory|DBInstanceVCPU|EndPointPort)[\d*/]*\}[\w{},*/ ]*\)?\z")]
    private static partial Regex Formula();
}
