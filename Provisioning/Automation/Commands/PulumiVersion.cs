using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Automation.Commands;

/// <summary>Which versions of <c>pulumi</c> are good enough.</summary>
internal static partial class PulumiVersion
{
    /// <summary>The version in the output of <c>pulumi version</c>, such as <c>v3.259.0</c>; <see langword="null"/> if there is none.</summary>
    public static Version? Parse(string output)
    {
        var match = Number().Match(output.Trim());
        return match.Success && Version.TryParse(match.Groups["number"].Value, out var version) ? version : null;
    }

    /// <summary>Checks a version.</summary>
    /// <exception cref="DistributedApplicationException">It is too old, or so new that it may be another program.</exception>
    public static void Check(Version? version, Version minimum, string executable)
    {
        if (version is null)
        {
            throw new DistributedApplicationException($"`{executable} version` printed no version: reinstall it as https://www.pulumi.com/docs/install/ says, or set {LocalPulumiCommand.SkipVersionCheckVar}=true to use it all the same.");
        }

        if (version.Major > minimum.Major)
        {
            throw new DistributedApplicationException($"`pulumi` {version} at {executable} is newer than what is known here: install a version {minimum.Major}.x, from {minimum} on, or set {LocalPulumiCommand.SkipVersionCheckVar}=true to use it all the same.");
        }

        if (version < minimum)
        {
            throw new DistributedApplicationException($"`pulumi` {version} at {executable} is too old: {minimum} or newer is needed; update it as https://www.pulumi.com/docs/install/ says.");
        }
    }

    // What follows a - or + tells builds of one version apart.
    [GeneratedRegex(@"^v?(?<number>\d+\.\d+\.\d+)(?:[-+]\S*)?$")]
    private static partial Regex Number();
}
