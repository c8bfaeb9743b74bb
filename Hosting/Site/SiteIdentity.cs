using System.Security.Cryptography;
using System.Text;

namespace WpAspire.Hosting.Site;

/// <summary>Says which site of which AppHost this is. All names of what a run keeps are made of it.</summary>
/// <param name="Name">The name of the site, unique on this machine for one AppHost.</param>
/// <param name="DefaultName">The name that the site has where nobody gives one.</param>
/// <param name="AppHostDirectory">The absolute path of the AppHost's project.</param>
internal sealed record SiteIdentity(string Name, string DefaultName, string AppHostDirectory)
{
    /// <summary>The first ten digits of the SHA-256 hash of the <see cref="AppHostDirectory"/>: two checkouts are two applications.</summary>
    public string ShortSha { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AppHostDirectory)))[..10];

    /// <summary>Whether nobody has chosen another name.</summary>
    public bool IsDefault => Name == DefaultName;

    /// <summary>The name of a volume of this site, the same in each run and another one for each site, checkout and resource.</summary>
    public string VolumeName(string resource, string suffix) => $"{Name}-{ShortSha}-{resource}-{suffix}";
}
