namespace WpAspire.Hosting;

/// <summary>Makes names of volumes.</summary>
public static class VolumeNameGenerator
{
    /// <summary>
    /// Makes a name that is the same in each run, and another one for another site, AppHost or resource:
    /// <c>{site}-{hash of the AppHost}-{resource}-{suffix}</c>.
    /// </summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="suffix">What the volume is for: letters, digits, <c>_</c>, <c>.</c> and <c>-</c>.</param>
    /// <returns>The name.</returns>
    /// <exception cref="DistributedApplicationException">The suffix has other characters.</exception>
    public static string Generate<T>(IResourceBuilder<T> builder, string suffix)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(suffix);

        if (suffix.Length == 0 || !char.IsAsciiLetterOrDigit(suffix[0]) || !suffix.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-'))
        {
            throw new DistributedApplicationException($"The volume name suffix '{suffix}' is invalid: it starts with a letter or digit and has only ASCII letters, digits, '_', '.' and '-'.");
        }

        var configuration = builder.ApplicationBuilder.Configuration;
        var site = configuration["AppHost:Name"] ?? throw new InvalidOperationException("The configuration has no 'AppHost:Name'.");
        var sha = configuration["AppHost:Sha256"] ?? throw new InvalidOperationException("The configuration has no 'AppHost:Sha256'.");
        return $"{site}-{sha[..10]}-{builder.Resource.Name}-{suffix}";
    }
}
