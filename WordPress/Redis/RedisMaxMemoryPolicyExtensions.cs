namespace Aspire.Hosting.ApplicationModel;

/// <summary>The names that Redis, and ElastiCache after it, has for its policies.</summary>
internal static class RedisMaxMemoryPolicyExtensions
{
    /// <summary>Gives the value of <c>maxmemory-policy</c>.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The value, such as <c>allkeys-lru</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such policy.</exception>
    public static string ToConfigurationValue(this RedisMaxMemoryPolicy policy) => policy switch
    {
        RedisMaxMemoryPolicy.NoEviction => "noeviction",
        RedisMaxMemoryPolicy.AllKeysLru => "allkeys-lru",
        RedisMaxMemoryPolicy.AllKeysLfu => "allkeys-lfu",
        RedisMaxMemoryPolicy.AllKeysRandom => "allkeys-random",
        RedisMaxMemoryPolicy.VolatileLru => "volatile-lru",
        RedisMaxMemoryPolicy.VolatileLfu => "volatile-lfu",
        RedisMaxMemoryPolicy.VolatileRandom => "volatile-random",
        RedisMaxMemoryPolicy.VolatileTtl => "volatile-ttl",
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "There is no such policy."),
    };
}
