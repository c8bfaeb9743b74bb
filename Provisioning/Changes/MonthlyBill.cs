using System.Globalization;
using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Changes;

/// <summary>What a site costs a month, as estimated, and what it cost before.</summary>
/// <param name="Usd">What it will, in US dollars.</param>
/// <param name="BeforeUsd">What it did; <see langword="null"/> where nobody knows, or it was not there.</param>
/// <param name="NotEstimated">How many resources cost something that is not in the sum.</param>
internal sealed partial record MonthlyBill(decimal Usd, decimal? BeforeUsd, int NotEstimated = 0)
{
    /// <summary>It as a sentence.</summary>
    public string Sentence
    {
        get
        {
            var sum = $"{Text(Usd)} USD a month{(NotEstimated > 0 ? ", and what is paid by use (cost.md)" : "")}";
            return (Usd - BeforeUsd) switch
            {
                null => $"about {sum}",
                0 => $"unchanged: about {sum}",
                > 0 and var more => $"about {Text(more)} USD a month more: about {sum}",
                var less => $"about {Text(-less.Value)} USD a month less: about {sum}",
            };
        }
    }

    /// <summary>It as a note in the stack's history, which <see cref="Read"/> finds again.</summary>
    public string Note => $"about {Text(Usd)} USD a month";

    /// <summary>The sum of a note.</summary>
    /// <param name="message">A message of the stack's history.</param>
    public static decimal? Read(string message) =>
        Noted().Match(message) is { Success: true } match ? decimal.Parse(match.Groups["usd"].Value, CultureInfo.InvariantCulture) : null;

    private static string Text(decimal usd) => usd.ToString("0.00", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"about (?<usd>\d+\.\d\d) USD a month")]
    private static partial Regex Noted();
}
