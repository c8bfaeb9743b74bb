using System.Security.Cryptography;
using System.Text;

namespace WpAspire.Provisioning.Program;

/// <summary>
/// The names that Pulumi makes physical names of, by adding a hyphen and seven random digits. AWS limits each kind's
/// length, so a long name is cut, with a hash of the whole in the place of what is lost.
/// </summary>
internal static class LogicalNames
{
    /// <summary>The length of what Pulumi adds.</summary>
    public const int SuffixLength = 8;

    // AWS often allows more, and nobody reads it.
    private const int Longest = 64;
    private const int HashLength = 6;
    private const string Prefix = "wp-";

    /// <summary>The logical name of a resource of a type.</summary>
    /// <param name="prefix">What all names of the program begin with.</param>
    /// <param name="name">The resource's name in the program.</param>
    /// <param name="type">The type token.</param>
    public static string Create(string prefix, string name, string type)
    {
        var whole = $"{prefix}-{name}".ToLowerInvariant();
        var rule = PhysicalNames.Of(type);
        if (rule?.ForbiddenPrefixes.Any(p => whole.StartsWith(p, StringComparison.Ordinal)) == true)
        {
            whole = Prefix + whole;
        }

        return Shorten(whole, Math.Min(rule?.Limit ?? Longest, Longest) - SuffixLength);
    }

    /// <summary>The name in the program of a resource's logical name: <c>mariadb</c> of <c>blog-mariadb</c>. What was cut off stays cut off.</summary>
    /// <param name="prefix">What all names of the program begin with.</param>
    /// <param name="name">The logical name.</param>
    public static string InProgram(string prefix, string name)
    {
        var whole = $"{prefix}-".ToLowerInvariant();
        return name.StartsWith(whole, StringComparison.Ordinal) ? name[whole.Length..]
            : name.StartsWith(Prefix + whole, StringComparison.Ordinal) ? name[(Prefix.Length + whole.Length)..]
            : name;
    }

    /// <summary>Cuts a name that is too long, and keeps it unique by a hash of the whole.</summary>
    /// <param name="name">The name.</param>
    /// <param name="limit">The most characters.</param>
    public static string Shorten(string name, int limit) =>
        name.Length <= limit ? name : $"{name[..(limit - HashLength - 1)].TrimEnd('-')}-{Hash(name)}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
