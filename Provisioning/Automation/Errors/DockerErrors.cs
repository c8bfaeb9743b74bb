using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>Images are built by a container engine, and none answers.</summary>
internal static partial class DockerErrors
{
    public static PulumiError? Describe(PulumiFailure failure)
    {
        if (NotAllowed().IsMatch(failure.Text))
        {
            return new(PulumiErrorKind.DockerNotAvailable, "The images cannot be built: you may not use the container engine's socket; add yourself to the group `docker`, or set DOCKER_HOST to an engine that you may use, and try again.");
        }

        if (!NotRunning().IsMatch(failure.Text))
        {
            return null;
        }

        var address = Address().Match(failure.Text);
        var where = address.Success ? $" at {address.Value.TrimEnd('.', ',', ';', ':')}" : "";
        return new(PulumiErrorKind.DockerNotAvailable, $"The images cannot be built: no container engine answers{where}; start Docker, or set DOCKER_HOST to an engine that runs, and try again.");
    }

    [GeneratedRegex("permission denied while trying to connect to the docker", RegexOptions.IgnoreCase)]
    private static partial Regex NotAllowed();

    [GeneratedRegex("cannot connect to the docker daemon|failed to connect to (?:the docker API|any docker daemon)|is the docker daemon running|error during connect:|error pinging docker server", RegexOptions.IgnoreCase)]
    private static partial Regex NotRunning();

    [GeneratedRegex(@"(?<=(?:daemon|API) at )(?:unix|tcp|npipe|ssh)://[^\s;,]+", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
