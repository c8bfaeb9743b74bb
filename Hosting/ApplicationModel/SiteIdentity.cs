using System.Security.Cryptography;
using System.Text;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Says which site of which AppHost this is. All names of what a run creates are made of it.</summary>
/// <param name="Name">The name of the site, unique on this machine for one AppHost.</param>
/// <param name="AppHostDirectory">The absolute path of the AppHost's project.</param>
internal sealed record SiteIdentity(string Name, string AppHostDirectory)
{
    /// <summary>The SHA-256 hash of the <see cref="AppHostDirectory"/>, in lower-case hexadecimal digits.</summary>
    public string AppHostSha { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AppHostDirectory)));

    /// <summary>The first ten digits of the <see cref="AppHostSha"/>.</summary>
    public string ShortSha => AppHostSha[..10];

    public bool IsDefault => Name == AppHostArguments.DefaultSiteName;

    /// <summary>A command line for a person to copy: without the name it would act on the default site.</summary>
    /// <param name="verb">The verb and its options, such as <c>describe --show-secrets</c>.</param>
    public string CommandLine(string verb) => IsDefault ? verb : $"{verb} --name {Name}";
}
