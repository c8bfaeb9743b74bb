namespace WpAspire.WordPress;

/// <summary>A query that the server took for slow.</summary>
/// <param name="Text">The query.</param>
/// <param name="Database">The database that it was asked of.</param>
/// <param name="Time">How long it took.</param>
/// <param name="RowsExamined">How many rows the server looked at.</param>
internal sealed record SlowQuery(string Text, string Database, TimeSpan Time, long RowsExamined);
