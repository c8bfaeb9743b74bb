using System.Text.RegularExpressions;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Changes;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>
/// What a deploy writes into the stack's history, where every machine finds it: what the site costs from then on, and
/// which task definitions ran before, to which one can go back.
/// </summary>
internal static partial class ReleaseNotes
{
    /// <summary>How many updates are looked through.</summary>
    public const int PageSize = 50;

    /// <summary>What a note of a rollback begins with.</summary>
    public const string Rollback = "rollback";

    private const string TaskDefinition = "-task-definition";
    private const string Service = "-service";

    /// <summary>Writes a note.</summary>
    /// <param name="what">What is done.</param>
    /// <param name="bill">What the site costs then.</param>
    /// <param name="outputs">The stack's outputs before.</param>
    public static string Write(string what, MonthlyBill bill, IReadOnlyDictionary<string, OutputValue> outputs)
    {
        var running = Running(outputs);
        return $"{what}: {bill.Note}{(running.Count == 0 ? "" : $"; before: {string.Join(' ', running.Select(static r => $"{r.Key}={r.Value}"))}")}";
    }

    /// <summary>The task definitions that services run, by the names of the services.</summary>
    /// <param name="outputs">The stack's outputs.</param>
    public static SortedDictionary<string, string> Running(IReadOnlyDictionary<string, OutputValue> outputs) =>
        new(outputs.Where(o => o.Key.EndsWith(TaskDefinition, StringComparison.Ordinal) && o.Value.Value is string && outputs.ContainsKey(o.Key[..^TaskDefinition.Length] + Service))
            .ToDictionary(static o => o.Key[..^TaskDefinition.Length], static o => (string)o.Value.Value!, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>What the site costs as it is; <see langword="null"/> where nobody noted it.</summary>
    /// <param name="history">The stack's updates, the newest first.</param>
    public static decimal? BillOf(IEnumerable<UpdateSummary> history) =>
        history.Where(static u => u is { Kind: UpdateKind.Update, Result: UpdateState.Succeeded }).Select(static u => MonthlyBill.Read(u.Message)).FirstOrDefault(static b => b is not null);

    /// <summary>The task definition to go back to; <see langword="null"/> if there is none.</summary>
    /// <param name="history">The stack's updates, the newest first.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="current">What it runs now.</param>
    public static string? Before(IEnumerable<UpdateSummary> history, string service, string current)
    {
        // Those of a rollback were taken back themselves.
        var earlier = history.Where(static u => u.Kind == UpdateKind.Update && !u.Message.StartsWith(Rollback, StringComparison.Ordinal))
            .SelectMany(u => Noted().Matches(u.Message).Where(m => m.Groups["service"].Value == service).Select(static m => m.Groups["definition"].Value))
            .ToList();
        var from = earlier.IndexOf(current);
        return earlier.Skip(from + 1).FirstOrDefault(d => d != current);
    }

    [GeneratedRegex(@"(?<=before: .*)(?<service>[\w-]+)=(?<definition>\S+)")]
    private static partial Regex Noted();
}
