namespace WpAspire.Provisioning.Automation.Backends;

/// <summary>Where Pulumi keeps its stacks.</summary>
/// <param name="Url">
/// The backend, such as <c>https://api.pulumi.com</c>, <c>file:///srv/pulumi</c> or <c>s3://bucket</c>; <see langword="null"/>
/// where only Pulumi can read it.
/// </param>
/// <param name="Source">Who has chosen it.</param>
public sealed record PulumiBackend(string? Url, PulumiBackendSource Source)
{
    private const string PulumiCloud = "https://api.pulumi.com";

    /// <summary>
    /// Whether secrets are encrypted with a passphrase unless something else was chosen for a stack: so it is with every
    /// backend but Pulumi's own service, which keeps keys itself.
    /// </summary>
    public bool NeedsPassphrase => Url is not null && !Url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !Url.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Chooses the backend as Pulumi does: <c>PULUMI_BACKEND_URL</c>, then the project, then what the user is logged in to.
    /// Where nobody has chosen, it is a directory of this user, instead of an error.
    /// </summary>
    /// <param name="environment">The environment variables.</param>
    /// <param name="projectUrl">The backend that the project names.</param>
    /// <param name="login">What the user is logged in to.</param>
    /// <param name="localDirectory">The directory where nobody has chosen.</param>
    public static PulumiBackend Choose(IReadOnlyDictionary<string, string?> environment, string? projectUrl, PulumiLogin login, string localDirectory)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(login);
        if (environment.GetValueOrDefault("PULUMI_BACKEND_URL") is { Length: > 0 } url)
        {
            return new(url, PulumiBackendSource.Environment);
        }

        if (projectUrl is { Length: > 0 })
        {
            return new(projectUrl, PulumiBackendSource.Project);
        }

        if (login.IsLoggedIn)
        {
            return new(login.Url, PulumiBackendSource.Login);
        }

        return environment.GetValueOrDefault("PULUMI_ACCESS_TOKEN") is { Length: > 0 }
            ? new(environment.GetValueOrDefault("PULUMI_API") is { Length: > 0 } api ? api : PulumiCloud, PulumiBackendSource.AccessToken)
            : new(FileUrl(localDirectory), PulumiBackendSource.Default);
    }

    /// <summary>A directory as Pulumi writes it.</summary>
    public static string FileUrl(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var path = directory.Replace('\\', '/');
        return $"file://{(path.StartsWith('/') ? "" : "/")}{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}".Replace("%3A", ":", StringComparison.Ordinal);
    }
}
