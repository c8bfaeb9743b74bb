namespace WpAspire.Hosting.Site;

/// <summary>Asks only some of the sources of a configuration.</summary>
internal static class ConfigurationSources
{
    /// <summary>The value of the source that counts most; <see langword="null"/> if none has one.</summary>
    public static string? Find(this IConfiguration configuration, string key, Func<IConfigurationProvider, bool> isAsked) => ((IConfigurationRoot)configuration).Providers
        .Reverse()
        .Where(isAsked)
        .Select(provider => provider.TryGet(key, out var value) ? value : null)
        .FirstOrDefault(static value => !string.IsNullOrEmpty(value));
}
