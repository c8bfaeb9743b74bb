namespace WpAspire.Provisioning.Automation.Commands;

/// <summary>Which <c>pulumi</c> a <see cref="LocalPulumiCommand"/> runs.</summary>
public sealed class LocalPulumiCommandOptions
{
    /// <summary>The oldest version that is good enough, where that is newer than <see cref="LocalPulumiCommand.MinimumVersion"/>.</summary>
    public Version? Version { get; set; }

    /// <summary>The directory of the installation, whose <c>bin</c> has <c>pulumi</c>; by default it is looked for on the <c>PATH</c>.</summary>
    public string? Root { get; set; }

    /// <summary>Whether any version is good enough, as with <see cref="LocalPulumiCommand.SkipVersionCheckVar"/> in the environment.</summary>
    public bool SkipVersionCheck { get; set; }

    /// <summary>Environment variables beside those of this process, such as another <c>PATH</c>.</summary>
    public IDictionary<string, string?>? EnvironmentVariables { get; set; }
}
