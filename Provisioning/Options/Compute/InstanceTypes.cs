using System.Globalization;
using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Options;

/// <summary>What the names of instance types and classes tell.</summary>
internal static partial class InstanceTypes
{
    private const string DatabasePrefix = "db.";
    private const long GiB = 1024L * 1024 * 1024;

    // The memory of the size "large"; the others are multiples of it.
    private static readonly (string Families, int LargeGiB)[] s_memory =
    [
        ("c5 c5d c6a c6g c6gd c6i c6id c7a c7g c7gd c7i c8g c8gd", 4),
        ("t3 t3a t4g m5 m5a m5d m6a m6g m6gd m6i m6id m7a m7g m7gd m7i m7i-flex m8g m8gd", 8),
        ("r5 r5a r5b r5d r6a r6g r6gd r6i r6id r7a r7g r7gd r7i r8g r8gd", 16),
    ];

    /// <summary>The processors of an EC2 instance type.</summary>
    public static CpuArchitecture ArchitectureOf(string instanceType) =>
        Graviton().IsMatch(instanceType) ? CpuArchitecture.Arm64 : CpuArchitecture.X64;

    /// <summary>The memory of an RDS instance class in bytes, or nothing where it is not known.</summary>
    public static long? MemoryOf(string instanceClass)
    {
        return instanceClass.StartsWith(DatabasePrefix, StringComparison.Ordinal) ? MemoryOfInstance(instanceClass[DatabasePrefix.Length..]) : null;
    }

    /// <summary>The memory of an EC2 instance type in bytes, or nothing where it is not known.</summary>
    public static long? MemoryOfInstance(string instanceType)
    {
        var parts = instanceType.Split('.');
        var large = Array.Find(s_memory, m => m.Families.Split(' ').Contains(parts[0])).LargeGiB;
        return parts.Length == 2 && large > 0 && LargesIn(parts[1]) is { } larges ? (long)(large * larges * GiB) : null;
    }

    /// <summary>The vCPUs of an EC2 instance type, or nothing where they are not known.</summary>
    public static int? ProcessorsOf(string instanceType) => instanceType.Split('.') is [var family, var size] && LargesIn(size) is { } larges
        ? larges >= 1 ? (int)(2 * larges) : family.StartsWith('t') ? 2 : 1
        : null;

    /// <summary>The network interfaces of an EC2 instance type, or nothing where they are not known.</summary>
    /// <remarks>"Maximum IP addresses per network interface", EC2 User Guide, November 2026.</remarks>
    public static int? NetworkInterfacesOf(string instanceType) => instanceType.Split('.') is [var family, var size] && LargesIn(size) is { } larges
        ? larges switch
        {
            < 0.25 => 2,
            < 1 => family.StartsWith('t') ? 3 : 2,
            1 => 3,
            <= 4 => 4,
            <= 24 => 8,
            _ => 15,
        }
        : null;

    private static double? LargesIn(string size) => size switch
    {
        "nano" => 1 / 16.0,
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
