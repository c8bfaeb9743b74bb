namespace WpAspire.Provisioning.Automation.Commands;

/// <summary>Finds <c>pulumi</c>.</summary>
internal static class PulumiExecutable
{
    private static readonly string s_fileName = OperatingSystem.IsWindows() ? "pulumi.exe" : "pulumi";

    /// <summary>The path of <c>pulumi</c> in an installation, or on the path.</summary>
    /// <exception cref="DistributedApplicationException">It is not there.</exception>
    public static string Find(string? root, string? path)
    {
        if (root is not null)
        {
            var installed = Path.GetFullPath(Path.Combine(root, "bin", s_fileName));
            return File.Exists(installed)
                ? installed
                : throw new DistributedApplicationException($"There is no `pulumi` at {installed}: install it there as https://www.pulumi.com/docs/install/ says, or leave the directory out to use the one on the PATH.");
        }

        return (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(static directory => Path.Combine(directory, s_fileName))
            .FirstOrDefault(File.Exists)
            ?? throw new DistributedApplicationException("`pulumi` is not on the PATH: install it as https://www.pulumi.com/docs/install/ says, and try again.");
    }
}
