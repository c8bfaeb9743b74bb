using System.Security.Cryptography;
using System.Text;

namespace WpAspire.Provisioning.Program;

/// <summary>
/// The names that Pulumi makes physical names of, by adding a hyphen and seven random digits. AWS limits each kind's
/// length, so a long name is cut, with a hash of the whole in the place of what is lost.
/// </summary>
internal static class LogicalNames
{
    private const int SuffixLength = 8;
    private const int DefaultLimit = 63;
    private const int HashLength = 6;

    /// <summary>The longest physical names, where AWS allows fewer than 63 characters.</summary>
    private static readonly Dictionary<string, int> s_limits = new(StringComparer.Ordinal)
    {
        ["aws:lb/loadBalancer:LoadBalancer"] = 32,
        ["aws:lb/targetGroup:TargetGroup"] = 32,
        ["aws:elasticache/replicationGroup:ReplicationGroup"] = 40,
        ["aws:elasticache/userGroup:UserGroup"] = 40,
        ["aws:elasticache/user:User"] = 40,
        ["aws:iam/role:Role"] = 64,
        ["aws:backup/vault:Vault"] = 50,
        ["aws:backup/plan:Plan"] = 50,
        ["aws:scheduler/schedule:Schedule"] = 64,
    };

    /// <summary>The logical name of a resource of a type.</summary>
    /// <param name="prefix">What all names of the program begin with.</param>
    /// <param name="name">The resource's name in the program.</param>
    /// <param name="type">The type token.</param>
    public static string Create(string prefix, string name, string type)
    {
        var whole = $"{prefix}-{name}".ToLowerInvariant();
        var limit = s_limits.GetValueOrDefault(type, DefaultLimit) - SuffixLength;
        return Shorten(whole, limit);
    }

    /// <summary>Cuts a name that is too long, and keeps it unique by a hash of the whole.</summary>
    /// <param name="name">The name.</param>
    /// <param name="limit">The most characters.</param>
    public static string Shorten(string name, int limit) =>
        name.Length <= limit ? name : $"{name[..(limit - HashLength - 1)].TrimEnd('-')}-{Hash(name)}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
