using WpAspire.Hosting.Containers;
using WpAspire.Hosting.Images;

namespace Aspire.Hosting;

/// <summary>Says how much a Redis may hold, and what it does when it is full.</summary>
/// <remarks>
/// Such a Redis keeps nothing on disk, and its password is in no process's arguments. A Dockerfile's image gets its
/// settings as <c>docker/redis</c> takes them, in the variables <c>REDIS_PASSWORD</c>, <c>REDIS_MAXMEMORY</c> and
/// <c>REDIS_MAXMEMORY_POLICY</c>.
/// </remarks>
public static class WordPressRedisSettingsExtensions
{
    private const int LeastMegabytes = 16;
    private const int MostMegabytes = 1_048_576;

    /// <summary>Sets how much the server may hold on this machine.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="megabytes">Megabytes, from 16; 128 by default.</param>
    /// <returns>The server, for further configuration.</returns>
    /// <exception cref="DistributedApplicationException">The number is not allowed.</exception>
    public static IResourceBuilder<RedisResource> WithMaxMemory(this IResourceBuilder<RedisResource> builder, int megabytes)
    {
        ArgumentNullException.ThrowIfNull(builder);
        BadInput.ThrowIf(
            megabytes is < LeastMegabytes or > MostMegabytes,
            $"The maximum memory of the Redis '{builder.Resource.Name}' is {megabytes}: allowed are {LeastMegabytes} to {MostMegabytes} megabytes.");

        Settings(builder).MaxMemoryMegabytes = megabytes;
        return builder;
    }

    /// <summary>Sets what the server does when its memory is full.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="policy">
    /// The policy; by default <see cref="RedisMaxMemoryPolicy.NoEviction"/> for one that holds sessions, else
    /// <see cref="RedisMaxMemoryPolicy.AllKeysLru"/>.
    /// </param>
    /// <returns>The server, for further configuration.</returns>
    /// <exception cref="DistributedApplicationException">There is no such policy, or it would evict sessions.</exception>
    public static IResourceBuilder<RedisResource> WithMaxMemoryPolicy(this IResourceBuilder<RedisResource> builder, RedisMaxMemoryPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(builder);
        BadInput.ThrowIf(
            !Enum.IsDefined(policy),
            $"The policy '{policy}' of the Redis '{builder.Resource.Name}' is not allowed: allowed are {string.Join(", ", Enum.GetNames<RedisMaxMemoryPolicy>())}.");

        var settings = Settings(builder);
        settings.ChosenMaxMemoryPolicy = policy;
        RequireThatSessionsStay(builder.Resource, settings);
        return builder;
    }

    /// <summary>Says that a site keeps its sessions here.</summary>
    internal static void HoldSessions(IResourceBuilder<RedisResource> builder)
    {
        var settings = Settings(builder);
        settings.HoldsSessions = true;
        RequireThatSessionsStay(builder.Resource, settings);
    }

    /// <summary>The settings of a server. The first to ask lets it be started by them.</summary>
    internal static RedisSettingsAnnotation Settings(IResourceBuilder<RedisResource> builder)
    {
        if (builder.Resource.Annotations.OfType<RedisSettingsAnnotation>().SingleOrDefault() is { } known)
        {
            return known;
        }

        var settings = new RedisSettingsAnnotation();
        builder.WithAnnotation(settings);
        if (builder.ApplicationBuilder.ExecutionContext.IsRunMode)
        {
            Start(builder, settings);
        }

        return settings;
    }

    // Aspire's own start puts the password into the server's arguments, where everybody on the machine can read it.
    private static void Start(IResourceBuilder<RedisResource> builder, RedisSettingsAnnotation settings)
    {
        var server = builder.Resource;
        builder.ApplicationBuilder.Site();
        server.Entrypoint = null;
        server.ShellExecution = false;
        KeepRunning.AddTo(RedisCommands.AddTo(builder))
            .WithEndpoint(RedisConnection.EndpointName, static endpoint => endpoint.IsProxied = false)
            .WithCertificateTrustScope(CertificateTrustScope.None)
            .WithoutHttpsCertificate()
            .WithContainerRuntimeArgs(ContainerDefaults.Hardened)
            .WithContainerRuntimeArgs(context =>
            {
                if (!ContentImages.IsBuilt(server))
                {
                    context.Args.Add("--user");
                    context.Args.Add(RedisStartCommand.User);
                }
            })
            .WithEnvironment(context =>
            {
                context.EnvironmentVariables["REDIS_MAXMEMORY"] = $"{settings.MaxMemoryMegabytes}mb";
                context.EnvironmentVariables["REDIS_MAXMEMORY_POLICY"] = settings.MaxMemoryPolicy.ToConfigurationValue();
            })
            .WithArgs(context =>
            {
                context.Args.Clear();
                foreach (var argument in ContentImages.IsBuilt(server) ? [] : RedisStartCommand.Arguments)
                {
                    context.Args.Add(argument);
                }
            })
            .WithMetrics(RedisMetrics.Definitions, (_, cancellationToken) => RedisMetrics.OpenAsync(server, cancellationToken));
    }

    // A session that is evicted is a visitor whose basket is empty, so it is refused in whichever order the model says it.
    private static void RequireThatSessionsStay(RedisResource server, RedisSettingsAnnotation settings)
    {
        BadInput.ThrowIf(
            settings is { HoldsSessions: true, MaxMemoryPolicy: not RedisMaxMemoryPolicy.NoEviction },
            $"The Redis '{server.Name}' holds sessions and would evict them ({settings.MaxMemoryPolicy.ToConfigurationValue()}): "
            + "allowed is NoEviction. Give the sessions a Redis of their own, such as builder.AddRedis(\"sessions\"), if the other is to evict.");
    }
}
