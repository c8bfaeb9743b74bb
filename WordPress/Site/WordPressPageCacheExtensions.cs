namespace Aspire.Hosting;

/// <summary>Gives a site a page cache.</summary>
public static class WordPressPageCacheExtensions
{
    private const int LeastSeconds = 1;
    private const int MostSeconds = 60;

    private static readonly TimeSpan s_defaultDuration = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Keeps pages for a few seconds in nginx, so that a page that many visitors ask for is made once. Who is signed in,
    /// has commented, or has a basket or a session gets pages of his own, as without; off by default.
    /// </summary>
    /// <param name="builder">The site.</param>
    /// <param name="duration">
    /// How long a page is kept, and so after how long at the latest everybody sees a new post or comment: whole seconds,
    /// from 1 to 60; 10 by default.
    /// </param>
    /// <returns>The site, for further configuration.</returns>
    /// <remarks>
    /// Every instance keeps pages of its own, at most about 64 MB, and the header <c>X-Cache</c> says what came from there.
    /// <c>flush-page-cache</c>, run in an instance, empties it.
    /// </remarks>
    /// <exception cref="DistributedApplicationException">The duration is not a whole number of seconds from 1 to 60.</exception>
    public static IResourceBuilder<WordPressResource> WithPageCache(this IResourceBuilder<WordPressResource> builder, TimeSpan? duration = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var chosen = duration ?? s_defaultDuration;
        BadInput.ThrowIf(
            chosen < TimeSpan.FromSeconds(LeastSeconds) || chosen > TimeSpan.FromSeconds(MostSeconds) || chosen.Ticks % TimeSpan.TicksPerSecond != 0,
            $"The page cache of '{builder.Resource.Name}' is to keep pages for {chosen.TotalSeconds:0.###} seconds: allowed are whole seconds from {LeastSeconds} to {MostSeconds}.");

        builder.Resource.PageCacheDuration = chosen;
        return builder;
    }
}
