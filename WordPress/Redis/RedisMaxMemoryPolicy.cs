namespace Aspire.Hosting.ApplicationModel;

/// <summary>What Redis does when its memory is full.</summary>
public enum RedisMaxMemoryPolicy
{
    /// <summary>It refuses to take more (<c>noeviction</c>). The only one for what must not be lost, such as sessions.</summary>
    NoEviction,

    /// <summary>It drops what was not used for the longest time (<c>allkeys-lru</c>). The one for a cache.</summary>
    AllKeysLru,

    /// <summary>It drops what is used least often (<c>allkeys-lfu</c>).</summary>
    AllKeysLfu,

    /// <summary>It drops anything (<c>allkeys-random</c>).</summary>
    AllKeysRandom,

    /// <summary>Of what expires, it drops what was not used for the longest time (<c>volatile-lru</c>).</summary>
    VolatileLru,

    /// <summary>Of what expires, it drops what is used least often (<c>volatile-lfu</c>).</summary>
    VolatileLfu,

    /// <summary>Of what expires, it drops anything (<c>volatile-random</c>).</summary>
    VolatileRandom,

    /// <summary>Of what expires, it drops what expires soonest (<c>volatile-ttl</c>).</summary>
    VolatileTtl,
}
