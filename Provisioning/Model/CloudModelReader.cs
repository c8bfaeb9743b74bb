using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace WpAspire.Provisioning.Model;

/// <summary>Sorts an application by what it becomes in AWS. What has no counterpart there is an error that names it.</summary>
internal static class CloudModelReader
{
    /// <summary>Reads the application.</summary>
    /// <param name="application">The application model, after its own last additions.</param>
    /// <param name="configuration">Has the values of the parameters that somebody has given.</param>
    /// <param name="executionContext">Says that this is a publish.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DistributedApplicationException">Some element has no counterpart in AWS.</exception>
    public static async Task<CloudModel> ReadAsync(
        DistributedApplicationModel application, IConfiguration configuration, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        var services = new List<Workload>();
        var tasks = new List<Workload>();
        var databases = new List<MariaDbServerResource>();
        var caches = new List<RedisResource>();
        var volumes = new List<SharedVolumeResource>();
        var notes = new List<ModelNote>();

        // What is excluded is not missed: somebody has said so.
        foreach (var resource in application.Resources.Where(static r => !r.IsExcludedFromPublish()))
        {
            switch (resource)
            {
                case MariaDbServerResource server:
                    notes.AddRange(await ManagedServiceRules.CheckDatabaseAsync(server, executionContext, cancellationToken));
                    databases.Add(server);
                    break;
                case RedisResource cache:
                    notes.AddRange(await ManagedServiceRules.CheckCacheAsync(cache, executionContext, cancellationToken));
                    caches.Add(cache);
                    break;
                case SharedVolumeResource volume:
                    volumes.Add(volume);
                    break;
                case ContainerResource container:
                    var workload = await WorkloadReader.ReadAsync(container, executionContext, NullLogger.Instance, cancellationToken);
                    (container.HasAnnotationOfType<ExplicitStartupAnnotation>() ? tasks : services).Add(workload);
                    break;
                case MariaDbDatabaseResource or ParameterResource or ConnectionStringResource or IResourceWithoutLifetime or IComputeEnvironmentResource:
                    break;
                case ProjectResource:
                    throw new DistributedApplicationException(
                        $"The project '{resource.Name}' is not published to AWS: add it by its Dockerfile, builder.AddDockerfile(\"{resource.Name}\", …), or only `if (builder.ExecutionContext.IsRunMode)`.");
                default:
                    throw new DistributedApplicationException(
                        $"The resource '{resource.Name}' ({resource.GetType().Name}) has no counterpart in AWS: containers, MariaDB servers and databases, Redis, shared volumes, parameters and connection strings have one. Add it only `if (builder.ExecutionContext.IsRunMode)`.");
            }
        }

        RequireSites(databases, services);
        return new()
        {
            Services = services,
            Tasks = tasks,
            DatabaseServers = databases,
            Caches = caches,
            Volumes = volumes,
            Notes = notes,
            GivenParameters = GivenParameters.Of(configuration),
        };
    }

    // The database's user is made by the site's own task, which is the only place inside the network that has the tools.
    private static void RequireSites(List<MariaDbServerResource> servers, List<Workload> services)
    {
        foreach (var database in servers.SelectMany(static s => s.Databases))
        {
            if (!services.Any(s => s.Site?.Database == database))
            {
                throw new DistributedApplicationException(
                    $"The database '{database.Name}' has no WordPress site that runs all the time, and in AWS the site's task makes the database's user: add a site with AddWordPress, or remove the database.");
            }
        }
    }
}
