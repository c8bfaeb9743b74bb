using System.Security.Cryptography;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Generates passwords.</summary>
internal static class PasswordGenerator
{
    private const string LowerChars = "abcdefghijkmnpqrstuvwxyz";
    private const string UpperChars = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string NumericChars = "0123456789";
    private const string SpecialChars = "-_.{}()*+!";

    public static string Generate(int minLength, bool lower, bool upper, bool numeric, bool special, int minLower, int minUpper, int minNumeric, int minSpecial)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minLength);
        (string Chars, bool Allowed, int Min)[] kinds =
        [
            (LowerChars, lower, minLower),
            (UpperChars, upper, minUpper),
            (NumericChars, numeric, minNumeric),
            (SpecialChars, special, minSpecial),
        ];

        foreach (var (_, allowed, min) in kinds)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(min);
            if (min > 0 && !allowed)
            {
                throw new ArgumentException("A generated value cannot have a minimum number of characters of a kind that it may not have.");
            }
        }

        var all = string.Concat(kinds.Where(k => k.Allowed).Select(k => k.Chars));
        if (all.Length == 0)
        {
            throw new ArgumentException("A generated value needs at least one kind of characters.");
        }

        var chars = new char[Math.Max(minLength, checked(minLower + minUpper + minNumeric + minSpecial))];
        var rest = chars.AsSpan();
        foreach (var (kind, _, min) in kinds)
        {
            RandomNumberGenerator.GetItems<char>(kind, rest[..min]);
            rest = rest[min..];
        }

        RandomNumberGenerator.GetItems<char>(all, rest);
        RandomNumberGenerator.Shuffle(chars.AsSpan());
        return new string(chars);
    }
}
