using System.Globalization;
using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Options;

/// <summary>What the names of instance types and classes tell.</summary>
internal static partial class InstanceTypes
{
    private const long GiB = 1024L * 1024 * 1024;

    // The memory of the size "large"; the others are multiples of it.
    private static readonly (string Families, int LargeGiB)[] s_memory =
    [
        ("t3 t4g m5 m5d m6g m6gd m6i m6id m7g m7i m8g m8gd", 8),
        ("r5 r5b r5d r6g r6gd r6i r6id r7g r7i r8g r8gd", 16),
    ];

    /// <summary>The processors of an EC2 instance type.</summary>
    public static CpuArchitecture ArchitectureOf(string instanceType) =>
        Graviton().IsMatch(instanceType) ? CpuArchitecture.Arm64 : CpuArchitecture.X64;

    /// <summary>The memory of an RDS instance class in bytes, or nothing where it is not known.</summary>
    public static long? MemoryOf(string instanceClass)
    {
        var parts = instanceClass.Split('.');
        var large = Array.Find(s_memory, m => m.Families.Split(' ').Contains(parts[1])).LargeGiB;
        return parts.Length == 3 && large > 0 && LargesIn(parts[2]) is { } larges ? (long)(large * larges * GiB) : null;
    }

    private static double? LargesIn(string size) => size switch
    {
        "micro" => 1 / 8.0,
        "small" => 1 / 4.0,
        "medium" => 1 / 2.0,
        "large" => 1,
        "xlarge" => 2,
        _ when XLarges().Match(size) is { Success: true } match => 2 * int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture),
        _ => null,
    };

    // The letter g after the generation's number, as in m7gd; a1 was the first.
    [GeneratedRegex(@"^(a1|[a-z]+[0-9]+[a-z]*g[a-z]*)[.-]")]
    private static partial Regex Graviton();

    [GeneratedRegex(@"^([1-9]\d?)xlarge\z")]
    private static partial Regex XLarges();
}
