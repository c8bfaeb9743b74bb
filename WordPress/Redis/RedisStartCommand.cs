namespace WpAspire.WordPress;

/// <summary>How the official image is started. Unlike <c>docker/redis</c>, it takes no settings from its environment.</summary>
internal static class RedisStartCommand
{
    /// <summary>The user of the official image, as which it runs at once rather than change to it from root.</summary>
    public const string User = "999:999";

    // From its standard input the server reads settings that would otherwise be arguments, which everybody can see.
    // In quotes, a backslash and a quote have a backslash before them.
    private const string Script =
        """
        quoted=$(printf '%s' "$REDIS_PASSWORD" | sed 's/[\\"]/\\&/g')
        exec redis-server - <<SETTINGS
        requirepass "$quoted"
        maxmemory $REDIS_MAXMEMORY
        maxmemory-policy $REDIS_MAXMEMORY_POLICY
        save ""
        appendonly no
        dir /tmp
        SETTINGS
        """;

    /// <summary>The command.</summary>
    public static readonly string[] Arguments = ["sh", "-c", Script.ReplaceLineEndings("\n")];
}
