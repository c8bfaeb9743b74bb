using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace WpAspire.Hosting.Site;

/// <summary>
/// The name of a site: what <c>--name</c> says, else <c>name</c> in <c>appsettings.json</c>, else the AppHost's own. A
/// second name is a second site beside the first, with volumes, ports and secrets of its own.
/// </summary>
internal static partial class SiteName
{
    private const string Key = "name";
    private const int MaxLength = 32;

    /// <summary>The name that is asked for, and the one that it would be otherwise.</summary>
    /// <exception cref="DistributedApplicationException">The name is not allowed.</exception>
    public static (string Name, string Default) Of(IConfiguration configuration, string applicationName)
    {
        var usual = configuration.Find(Key, static p => p is FileConfigurationProvider) ?? FromApplication(applicationName);

        // Not from the environment: some systems have a variable NAME, which says something else.
        var name = configuration.Find(Key, static p => p is not EnvironmentVariablesConfigurationProvider) ?? usual;
        return NamePattern().IsMatch(name) && name.Length <= MaxLength
            ? (name, usual)
            : throw new DistributedApplicationException(
                $"Site name '{name}' is invalid: a site name starts with a letter, has only lower-case ASCII letters, digits and single hyphens, does not end with a hyphen, and is at most {MaxLength} characters long.");
    }

    private static string FromApplication(string applicationName)
    {
        var name = OtherCharacters().Replace(applicationName.ToLowerInvariant(), "-").Trim('-');
        name = name.Length > MaxLength ? name[..MaxLength].TrimEnd('-') : name;
        return NamePattern().IsMatch(name) ? name : "site";
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex OtherCharacters();
}
