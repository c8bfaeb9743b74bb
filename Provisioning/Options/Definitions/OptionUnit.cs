namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>The units that names of options end in.</summary>
internal static class OptionUnit
{
    private static readonly (string Suffix, string Unit)[] s_units =
    [
        ("MiBps", "MiB/s"), ("MiB", "MiB"), ("GiB", "GiB"), ("Seconds", "seconds"), ("Minutes", "minutes"), ("Days", "days"), ("Percent", "%"), ("Usd", "USD"),
    ];

    /// <summary>The unit that a name ends in, or nothing.</summary>
    public static string? Of(string name) => Array.Find(s_units, u => name.EndsWith(u.Suffix, StringComparison.Ordinal)).Unit;
}
