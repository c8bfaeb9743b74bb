using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace WpAspire.Hosting.Dashboard;

/// <summary>
/// What lets somebody into the dashboard: made anew for each run, or given as <c>AppHost:BrowserToken</c>.
/// </summary>
internal sealed class DashboardToken
{
    private const int Bytes = 24;
    private const string Key = "AppHost:BrowserToken";

    private readonly byte[] _hash;

    public DashboardToken(IConfiguration configuration)
    {
        Value = configuration[Key] is { Length: > 0 } given ? given : Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        _hash = Hash(Value);
    }

    /// <summary>The token.</summary>
    public string Value { get; }

    /// <summary>Whether somebody has the token. It takes the same time whatever is wrong with it.</summary>
    public bool IsValid(string? given) => given is not null && CryptographicOperations.FixedTimeEquals(_hash, Hash(given));

    private static byte[] Hash(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
