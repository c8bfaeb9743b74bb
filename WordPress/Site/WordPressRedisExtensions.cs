namespace Aspire.Hosting;

/// <summary>Gives a site a Redis for its sessions and for its object cache.</summary>
public static class WordPressRedisExtensions
{
    /// <summary>Keeps PHP's sessions in Redis, where every instance of the site finds them, one request at a time for each session.</summary>
    /// <param name="builder">The site.</param>
    /// <param name="redis">The server. From now on it refuses to take more when it is full, rather than evict.</param>
    /// <returns>The site, for further configuration.</returns>
    /// <remarks>
    /// WordPress itself has no sessions: who is logged in is in a signed cookie. This is for plugins that use
    /// <c>$_SESSION</c>. When Redis does not answer, pages still come, without sessions.
    /// </remarks>
    /// <exception cref="DistributedApplicationException">The server evicts.</exception>
    public static IResourceBuilder<WordPressResource> WithSessions(
        this IResourceBuilder<WordPressResource> builder, IResourceBuilder<RedisResource> redis)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(redis);

        WordPressRedisSettingsExtensions.HoldSessions(redis);
        builder.Resource.Sessions = redis.Resource;
        return builder.WithReferenceRelationship(redis.Resource);
    }

    /// <summary>Keeps WordPress' object cache in Redis, so that a page asks the database for little that another has asked for before.</summary>
    /// <param name="builder">The site.</param>
    /// <param name="redis">
    /// The server, best one of its own, which evicts what is not used. One that also holds the sessions is allowed: it
    /// evicts nothing, and the cache empties itself when it has filled the server.
    /// </param>
    /// <returns>The site, for further configuration.</returns>
    /// <remarks>When Redis does not answer, pages still come, from the database.</remarks>
    public static IResourceBuilder<WordPressResource> WithObjectCache(
        this IResourceBuilder<WordPressResource> builder, IResourceBuilder<RedisResource> redis)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(redis);

        WordPressRedisSettingsExtensions.Settings(redis);
        builder.Resource.ObjectCache = redis.Resource;
        return builder.WithReferenceRelationship(redis.Resource);
    }
}
