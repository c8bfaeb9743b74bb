namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a Redis may hold, and what it does when it is full.</summary>
public sealed class RedisSettingsAnnotation : IResourceAnnotation
{
    private const int DefaultMaxMemoryMegabytes = 128;

    /// <summary>How much the server may hold on this machine, in megabytes. A managed service has its own limit instead: its node's memory.</summary>
    public int MaxMemoryMegabytes { get; internal set; } = DefaultMaxMemoryMegabytes;

    /// <summary>
    /// What the server does when its memory is full: what the model says, else <see cref="RedisMaxMemoryPolicy.NoEviction"/>
    /// for one that <see cref="HoldsSessions"/>, and <see cref="RedisMaxMemoryPolicy.AllKeysLru"/> for any other.
    /// </summary>
    public RedisMaxMemoryPolicy MaxMemoryPolicy =>
        ChosenMaxMemoryPolicy ?? (HoldsSessions ? RedisMaxMemoryPolicy.NoEviction : RedisMaxMemoryPolicy.AllKeysLru);

    /// <summary>Whether a site keeps its sessions here, which nothing may evict.</summary>
    public bool HoldsSessions { get; internal set; }

    internal RedisMaxMemoryPolicy? ChosenMaxMemoryPolicy { get; set; }

    /// <summary>The settings of a server: those of the model, or the defaults.</summary>
    /// <param name="redis">The server.</param>
    public static RedisSettingsAnnotation Of(RedisResource redis)
    {
        ArgumentNullException.ThrowIfNull(redis);
        return redis.Annotations.OfType<RedisSettingsAnnotation>().SingleOrDefault() ?? new();
    }
}
