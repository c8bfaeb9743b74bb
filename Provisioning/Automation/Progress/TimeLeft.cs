using System.Globalization;

namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>How long a run still takes, by experience: the longest way through what is planned and not yet done.</summary>
/// <param name="experience">How long operations take.</param>
/// <param name="planned">What is planned, by the names of the resources.</param>
/// <param name="after">What a resource waits for, by the names of both.</param>
internal sealed class TimeLeft(Experience experience, IReadOnlyDictionary<string, (string Type, OperationType Operation)> planned, IReadOnlyDictionary<string, IReadOnlyCollection<string>> after)
{
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(20);

    /// <summary>How long it still takes.</summary>
    /// <param name="progress">How far it is.</param>
    public TimeSpan Of(DeploymentProgress progress)
    {
        var known = progress.Resources.Values.Where(static r => !r.IsPlanned).GroupBy(static r => r.Identity.Name).ToDictionary(static g => g.Key, static g => g.Last(), StringComparer.Ordinal);
        var ends = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);

        // A program has no cycles.
        TimeSpan End(string name)
        {
            if (!ends.TryGetValue(name, out var end))
            {
                ends[name] = end = after.GetValueOrDefault(name, []).Select(End).DefaultIfEmpty().Max() + Rest(name);
            }

            return end;
        }

        TimeSpan Rest(string name)
        {
            if (!planned.TryGetValue(name, out var step))
            {
                return TimeSpan.Zero;
            }

            var whole = experience.Of(step.Type, step.Operation);
            return known.GetValueOrDefault(name) switch
            {
                null => whole,
                { State: ResourceState.InProgress } begun => Positive(whole - (progress.LatestAt - begun.StartedAt ?? TimeSpan.Zero)),
                _ => TimeSpan.Zero,
            };
        }

        return planned.Keys.Select(End).DefaultIfEmpty().Max();
    }

    /// <summary>It in words; <see langword="null"/> where it is not worth one.</summary>
    /// <param name="progress">How far it is.</param>
    public string? Text(DeploymentProgress progress) => progress.Summary is not null || Of(progress) is var left && left < s_least ? null
        : left.TotalMinutes < 1 ? "less than a minute left, by experience"
        : string.Create(CultureInfo.InvariantCulture, $"about {Math.Ceiling(left.TotalMinutes):0} min left, by experience");

    private static TimeSpan Positive(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;
}
