using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.WordPress;

/// <summary>Adds Redis servers to an application.</summary>
public static class RedisBuilderExtensions
{
    private const int LeastMegabytes = 16;
    private const int MostMegabytes = 1_048_576;

    /// <summary>Adds a Redis server. Its image is the official one unless <c>WithDockerfile</c> says otherwise.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name, which is also the server's host name for the other containers.</param>
    /// <param name="port">The port on this machine; by default any free one.</param>
    /// <param name="password">The password; by default the generated secret parameter <c>{name}-password</c>.</param>
    /// <returns>The server, for further configuration.</returns>
    /// <remarks>
    /// It keeps nothing on disk. A Dockerfile's image gets its settings as <c>docker/redis</c> takes them, in the
    /// variables <c>REDIS_PASSWORD</c>, <c>REDIS_MAXMEMORY</c> and <c>REDIS_MAXMEMORY_POLICY</c>.
    /// </remarks>
    /// <example>
    /// <code>
    /// var cache = builder.AddRedis("cache").WithDockerfile("../docker/redis");
    /// var sessions = builder.AddRedis("sessions").WithDockerfile("../docker/redis");
    /// builder.AddWordPress("wordpress", database).WithObjectCache(cache).WithSessions(sessions);
    /// </code>
    /// </example>
    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        int? port = null,
        IResourceBuilder<ParameterResource>? password = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);

        // Without special characters: a comma would end the password in a connection string.
        var passwordParameter = password?.Resource
            ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", special: false);
        var server = new RedisResource(name, passwordParameter);

        var healthCheck = $"{name}_check";
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            healthCheck, _ => new RedisHealthCheck(server), failureStatus: null, tags: null));

        return RedisCommands.AddTo(builder.AddResource(server)
            .WithEndpoint(port: port, targetPort: RedisResource.DefaultPort, scheme: "redis", name: RedisResource.PrimaryEndpointName)
            .WithImage(RedisContainerImageTags.Image, RedisContainerImageTags.Tag)
            .WithAnnotation(new SingleInstanceAnnotation("a second server would not have what the first one holds"))
            .WithEnvironment(context =>
            {
                context.EnvironmentVariables["REDIS_PASSWORD"] = server.PasswordParameter;
                context.EnvironmentVariables["REDIS_MAXMEMORY"] = $"{server.MaxMemoryMegabytes}mb";
                context.EnvironmentVariables["REDIS_MAXMEMORY_POLICY"] = server.MaxMemoryPolicy.ToConfigurationValue();
            })
            .WithArgs(context =>
            {
                if (context.ExecutionContext.IsRunMode && !HasDockerfile(server))
                {
                    foreach (var argument in RedisStartCommand.Arguments)
                    {
                        context.Args.Add(argument);
                    }
                }
            })
            .WithContainerRuntimeArgs(WordPressBuilderExtensions.HardenedRuntime)
            .WithContainerRuntimeArgs(context =>
            {
                if (!HasDockerfile(server))
                {
                    context.Args.Add("--user");
                    context.Args.Add(RedisStartCommand.User);
                }
            })
            .WithHealthCheck(healthCheck)
            .WithMetrics(RedisMetrics.Definitions, (_, cancellationToken) => RedisMetrics.OpenAsync(server, cancellationToken)));
    }

    /// <summary>Sets the password.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="password">The password.</param>
    /// <returns>The server, for further configuration.</returns>
    public static IResourceBuilder<RedisResource> WithPassword(
        this IResourceBuilder<RedisResource> builder, IResourceBuilder<ParameterResource> password)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(password);
        builder.Resource.PasswordParameter = password.Resource;
        return builder;
    }

    /// <summary>Sets how much the server may hold on this machine.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="megabytes">Megabytes, from 16; 128 by default.</param>
    /// <returns>The server, for further configuration.</returns>
    public static IResourceBuilder<RedisResource> WithMaxMemory(this IResourceBuilder<RedisResource> builder, int megabytes)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (megabytes is < LeastMegabytes or > MostMegabytes)
        {
            throw new DistributedApplicationException(
                $"The maximum memory of the Redis '{builder.Resource.Name}' is {megabytes}: allowed are {LeastMegabytes} to {MostMegabytes} megabytes.");
        }

        builder.Resource.MaxMemoryMegabytes = megabytes;
        return builder;
    }

    /// <summary>Sets what the server does when its memory is full.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="policy">
    /// The policy; by default <see cref="RedisMaxMemoryPolicy.NoEviction"/> for one that holds sessions, else
    /// <see cref="RedisMaxMemoryPolicy.AllKeysLru"/>.
    /// </param>
    /// <returns>The server, for further configuration.</returns>
    public static IResourceBuilder<RedisResource> WithMaxMemoryPolicy(this IResourceBuilder<RedisResource> builder, RedisMaxMemoryPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!Enum.IsDefined(policy))
        {
            throw new DistributedApplicationException(
                $"The policy '{policy}' of the Redis '{builder.Resource.Name}' is not allowed: allowed are {string.Join(", ", Enum.GetNames<RedisMaxMemoryPolicy>())}.");
        }

        builder.Resource.ChosenMaxMemoryPolicy = policy;
        RequireThatSessionsStay(builder.Resource);
        return builder;
    }

    /// <summary>A session that is evicted is a visitor whose basket is empty, so it is refused in whichever order the model says it.</summary>
    internal static void RequireThatSessionsStay(RedisResource server)
    {
        if (server is { HoldsSessions: true, MaxMemoryPolicy: not RedisMaxMemoryPolicy.NoEviction })
        {
            throw new DistributedApplicationException(
                $"The Redis '{server.Name}' holds sessions and would evict them ({server.MaxMemoryPolicy.ToConfigurationValue()}): "
                + "allowed is NoEviction. Give the sessions a Redis of their own, such as builder.AddRedis(\"sessions\"), if the other is to evict.");
        }
    }

    private static bool HasDockerfile(RedisResource server) => server.Annotations.OfType<DockerfileBuildAnnotation>().Any();
}
