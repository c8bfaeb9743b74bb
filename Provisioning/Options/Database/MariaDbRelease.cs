using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Options;

/// <summary>A major version of MariaDB on RDS.</summary>
/// <param name="Version">The version, such as 11.8.</param>
/// <param name="StandardSupportEnds">The last day on which AWS supports it without a surcharge.</param>
internal sealed partial record MariaDbRelease(Version Version, DateOnly StandardSupportEnds)
{
    /// <summary>What RDS has, the oldest first.</summary>
    public static IReadOnlyList<MariaDbRelease> All { get; } =
    [
        new(new(10, 6), new(2026, 8, 31)),
        new(new(10, 11), new(2028, 2, 29)),
        new(new(11, 4), new(2029, 5, 31)),
        new(new(11, 8), new(2030, 6, 30)),
    ];

    /// <summary>The major version that a version belongs to, or nothing if RDS does not have it.</summary>
    /// <param name="engineVersion">A version with or without its last part.</param>
    public static MariaDbRelease? Of(string engineVersion) =>
        Pattern().Match(engineVersion) is { Success: true } match ? All.FirstOrDefault(r => r.Version.ToString() == match.Groups[1].Value) : null;

    /// <summary>Whether a version has its last part, and so is one version only.</summary>
    public static bool IsFull(string engineVersion) => Pattern().Match(engineVersion).Groups[2].Success;

    [GeneratedRegex(@"^(\d{1,2}\.\d{1,2})(\.\d{1,2})?\z")]
    private static partial Regex Pattern();
}
