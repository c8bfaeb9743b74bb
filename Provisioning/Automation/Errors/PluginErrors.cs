using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>A plugin of Pulumi, such as the one for AWS, is not installed and cannot be.</summary>
internal static partial class PluginErrors
{
    public static PulumiError? Describe(PulumiFailure failure)
    {
        var plugin = NotInstalled().Match(failure.Text);
        if (!plugin.Success)
        {
            plugin = NotDownloaded().Match(failure.Text);
        }

        if (!plugin.Success)
        {
            return null;
        }

        var (name, version) = (plugin.Groups["name"].Value, plugin.Groups["version"].Value);
        var cause = Cause().Match(failure.Text);
        var why = cause.Success ? $" ({cause.Value})" : "";
        var install = version.Length == 0 ? $"pulumi plugin install resource {name}" : $"pulumi plugin install resource {name} v{version}";
        return new(PulumiErrorKind.PluginNotAvailable, $"Pulumi's plugin '{name}'{(version.Length == 0 ? "" : $" {version}")} cannot be installed{why}: check the connection to the internet, or install it with `{install}` and try again.");
    }

    [GeneratedRegex(@"plugin 'pulumi-(?:resource|language)-(?<name>[a-z0-9-]+)'(?: found in the workspace)?(?: ?at version v(?<version>[0-9][0-9A-Za-z.+-]*[0-9A-Za-z]))?")]
    private static partial Regex NotInstalled();

    [GeneratedRegex(@"failed to download plugin: (?<name>[a-z][a-z0-9-]*?)-(?<version>[0-9][0-9A-Za-z.+-]*[0-9A-Za-z]):")]
    private static partial Regex NotDownloaded();

    [GeneratedRegex(@"\d{3} HTTP error|no such host|connection refused|i/o timeout|TLS handshake timeout|certificate signed by unknown authority")]
    private static partial Regex Cause();
}
