namespace WpAspire.Hosting.Images;

/// <summary>An image to build, with every value resolved.</summary>
/// <param name="Resource">The resource that needs it.</param>
/// <param name="ContextPath">The absolute path of the build context.</param>
/// <param name="DockerfilePath">The absolute path of the Dockerfile.</param>
/// <param name="Stage">The stage to build; <see langword="null"/> for the last.</param>
/// <param name="Arguments">The build arguments.</param>
/// <param name="Secrets">The build secrets, which need BuildKit.</param>
internal sealed record ImageBuildRequest(
    string Resource,
    string ContextPath,
    string DockerfilePath,
    string? Stage,
    IReadOnlyDictionary<string, string> Arguments,
    IReadOnlyDictionary<string, string> Secrets)
{
    /// <summary>Resolves the values of a build in the model.</summary>
    public static async Task<ImageBuildRequest> CreateAsync(IResource resource, DockerfileBuildAnnotation build, CancellationToken cancellationToken) => new(
        resource.Name,
        build.ContextPath,
        build.DockerfilePath,
        build.Stage,
        await ResolveAsync(build.BuildArguments, cancellationToken),
        await ResolveAsync(build.BuildSecrets.Select(static s => KeyValuePair.Create(s.Key, (object?)s.Value)), cancellationToken));

    private static async Task<IReadOnlyDictionary<string, string>> ResolveAsync(IEnumerable<KeyValuePair<string, object?>> values, CancellationToken cancellationToken)
    {
        var resolved = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            resolved[name] = value switch
            {
                IValueProvider provider => await provider.GetValueAsync(cancellationToken) ?? "",
                // As Docker's own files have it.
                bool flag => flag ? "true" : "false",
                _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
            };
        }

        return resolved;
    }
}
