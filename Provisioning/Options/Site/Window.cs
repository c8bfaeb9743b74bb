using System.Globalization;
using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Options;

/// <summary>A time span that comes again every day or every week, in minutes.</summary>
/// <param name="Start">When it begins, from midnight, or from midnight of Monday.</param>
/// <param name="Minutes">How long it is.</param>
internal readonly partial record struct Window(int Start, int Minutes)
{
    private const int Day = 24 * 60;
    private const int Week = 7 * Day;

    private static readonly string[] s_days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Reads a span of each day such as 23:30-00:30.</summary>
    public static bool TryParseDaily(string text, out Window window) => TryRead(Daily().Match(text), Day, out window);

    /// <summary>Reads a span of each week such as sun:23:30-mon:00:30.</summary>
    public static bool TryParseWeekly(string text, out Window window) => TryRead(Weekly().Match(text), Week, out window);

    /// <summary>Whether a span of each day and one of each week ever meet.</summary>
    public static bool Overlap(string daily, string weekly)
    {
        if (!TryParseDaily(daily, out var day) || !TryParseWeekly(weekly, out var week))
        {
            return false;
        }

        return Enumerable.Range(0, 7).Any(d => (day with { Start = day.Start + (d * Day) }).Meets(week));
    }

    /// <summary>Whether a span, of each day or of each week, meets one of each day on any day.</summary>
    public bool MeetsDaily(Window daily)
    {
        var ahead = (((daily.Start - Start) % Day) + Day) % Day;
        return ahead < Minutes || Day - ahead < daily.Minutes;
    }

    /// <summary>Whether two spans of a week meet. One that begins when the other ends does not.</summary>
    private bool Meets(Window other)
    {
        var ahead = (other.Start - Start + Week) % Week;
        return ahead < Minutes || Week - ahead < other.Minutes;
    }

    private static bool TryRead(Match match, int period, out Window window)
    {
        window = default;
        if (!match.Success)
        {
            return false;
        }

        var start = Time(match, "from");
        window = new(start, (Time(match, "to") - start + period) % period);
        return true;
    }

    private static int Time(Match match, string end)
    {
        var day = Math.Max(Array.IndexOf(s_days, match.Groups[$"{end}day"].Value), 0);
        return (day * Day) + (Number($"{end}hour") * 60) + Number($"{end}minute");

        int Number(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?<fromhour>[01]\d|2[0-3]):(?<fromminute>[0-5]\d)-(?<tohour>[01]\d|2[0-3]):(?<tominute>[0-5]\d)\z")]
    private static partial Regex Daily();

    [GeneratedRegex(@"^(?<fromday>mon|tue|wed|thu|fri|sat|sun):(?<fromhour>[01]\d|2[0-3]):(?<fromminute>[0-5]\d)-(?<today>mon|tue|wed|thu|fri|sat|sun):(?<tohour>[01]\d|2[0-3]):(?<tominute>[0-5]\d)\z")]
    private static partial Regex Weekly();
}
