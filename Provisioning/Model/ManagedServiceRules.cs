using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;

namespace WpAspire.Provisioning.Model;

/// <summary>
/// What may be said in the application about a server that AWS runs itself: what the service does by other means is
/// noted, what it cannot do is refused.
/// </summary>
internal static partial class ManagedServiceRules
{
    // The passwords and databases of the server, which the topology gives the service by its own means.
    private static readonly string[] s_databaseVariables = ["MARIADB_ROOT_PASSWORD", "MARIADB_DATABASE", "MARIADB_USER", "MARIADB_PASSWORD"];
    private static readonly string[] s_cacheVariables = ["REDIS_PASSWORD", "REDIS_MAXMEMORY", "REDIS_MAXMEMORY_POLICY"];

    private static readonly string[] s_dataDirectories = ["/var/lib/mysql", "/data"];

    public static Task<IReadOnlyList<ModelNote>> CheckDatabaseAsync(
        MariaDbServerResource server, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken) =>
        CheckAsync(server, "RDS", "Aws:Database:Parameters", s_databaseVariables, executionContext, cancellationToken);

    public static Task<IReadOnlyList<ModelNote>> CheckCacheAsync(
        RedisResource cache, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken) =>
        cache.PasswordParameter is null
            ? throw new DistributedApplicationException($"The server '{cache.Name}' has no password, which ElastiCache wants: leave out `WithPassword(null)`.")
            : CheckAsync(cache, "ElastiCache", "Aws:Cache", s_cacheVariables, executionContext, cancellationToken);

    private static async Task<IReadOnlyList<ModelNote>> CheckAsync(
        ContainerResource server, string service, string options, string[] variables, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        if (server.Annotations.OfType<ContainerFileSystemCallbackAnnotation>().FirstOrDefault() is { } files)
        {
            throw Lost(server, $"files for '{files.DestinationPath}'", service, "load them once from the toolbox");
        }

        // Data is kept by the service itself; what else is mounted is a file that somebody has written.
        if (server.Annotations.OfType<ContainerMountAnnotation>().FirstOrDefault(static m => m.Type == ContainerMountType.BindMount && !s_dataDirectories.Contains(m.Target)) is { } mount)
        {
            throw Lost(server, $"files for '{mount.Target}'", service, $"load data once from the toolbox, and set what they configure under {options}");
        }

        if (server.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(static e => e.IsExternal) is { } endpoint)
        {
            throw Lost(server, $"the external endpoint '{endpoint.Name}'", service, "it is reached from the site's network only; use the toolbox");
        }

        if (server.Annotations.OfType<ReplicaAnnotation>().LastOrDefault() is { Replicas: > 1 })
        {
            throw Lost(server, "replicas", service, "a standby is an option of the service");
        }

        var environment = await server.EnvironmentAsync(executionContext, NullLogger.Instance, cancellationToken);
        if (environment.Keys.Order(StringComparer.Ordinal).FirstOrDefault(name => !variables.Contains(name)) is { } variable)
        {
            throw Lost(server, $"the environment variable '{variable}'", service, $"set what it means under {options}");
        }

        var arguments = OwnArguments(await server.ArgumentsAsync(executionContext, NullLogger.Instance, cancellationToken));
        if (arguments.FirstOrDefault() is { } argument)
        {
            throw Lost(server, $"the argument '{argument}'", service, $"set what it means under {options}");
        }

        return Notes(server, service);
    }

    // Aspire starts Redis by a shell, with the password from the environment, and lets it save what has a volume: only
    // what goes beyond that is somebody's wish.
    private static IEnumerable<object> OwnArguments(IReadOnlyList<object> arguments) =>
        arguments.Count >= 2 && arguments[0] is "-c" && arguments[1] is string start && RedisStart().Match(start) is { Success: true } usual
            ? [.. start[usual.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries), .. arguments.Skip(2)]
            : arguments;

    [GeneratedRegex(@"^redis-server --requirepass \$REDIS_PASSWORD( --save \d+ \d+)?(?= |$)")]
    private static partial Regex RedisStart();

    private static List<ModelNote> Notes(ContainerResource server, string service)
    {
        var notes = new List<ModelNote>();
        if (server.HasAnnotationOfType<DockerfileBuildAnnotation>())
        {
            notes.Add(new($"{server.Name}: WithDockerfile", $"{service} runs AWS' own build of the server; the image is not pushed"));
        }

        foreach (var mount in server.Annotations.OfType<ContainerMountAnnotation>())
        {
            notes.Add(new($"{server.Name}: {mount.Target}", $"{service} keeps the data on its own encrypted storage"));
        }

        return notes;
    }

    private static DistributedApplicationException Lost(ContainerResource server, string what, string service, string remedy) =>
        new($"The server '{server.Name}' has {what}, which {service} has no counterpart for: {remedy}.");
}
