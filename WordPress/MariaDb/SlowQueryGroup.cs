using System.Text.RegularExpressions;

namespace WpAspire.WordPress;

/// <summary>Slow queries that differ in their values only.</summary>
/// <param name="Text">The slowest of them.</param>
/// <param name="Database">Its database.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Total">How long they took together.</param>
/// <param name="Longest">How long the slowest took.</param>
/// <param name="RowsExamined">How many rows the server looked at for all of them.</param>
internal sealed partial record SlowQueryGroup(string Text, string Database, int Count, TimeSpan Total, TimeSpan Longest, long RowsExamined)
{
    private const int Most = 25;

    /// <summary>The groups, the most expensive first, at most 25.</summary>
    public static IReadOnlyList<SlowQueryGroup> Of(IEnumerable<SlowQuery> queries) =>
    [
        .. queries.GroupBy(static q => (q.Database, Digest(q.Text))).Select(static group =>
        {
            var slowest = group.MaxBy(static q => q.Time)!;
            return new SlowQueryGroup(slowest.Text, slowest.Database, group.Count(), new(group.Sum(static q => q.Time.Ticks)), slowest.Time, group.Sum(static q => q.RowsExamined));
        })
        .OrderByDescending(static g => g.Total)
        .Take(Most),
    ];

    /// <summary>A query without its values, comments and spaces: the same for all that differ in these only.</summary>
    public static string Digest(string query)
    {
        var words = Comments().Replace(query, " ");
        words = Values().Replace(words, "?");
        words = Lists().Replace(words, "(?)");
        return Spaces().Replace(words, " ").Trim().TrimEnd(';').ToUpperInvariant();
    }

    [GeneratedRegex(@"/\*.*?\*/|(?:--\s|#)[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex("""'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|\b0x[0-9a-f]+\b|(?<![\w`])\d+(?:\.\d+)?(?:e[+-]?\d+)?\b""", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Values();

    [GeneratedRegex(@"\(\s*\?(?:\s*,\s*\?)*\s*\)(?:\s*,\s*\(\s*\?(?:\s*,\s*\?)*\s*\))*")]
    private static partial Regex Lists();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
