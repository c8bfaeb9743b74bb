using System.Text.RegularExpressions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.Hosting.Containers;

namespace Aspire.Hosting;

/// <summary>Adds MariaDB servers and databases to an application.</summary>
public static partial class MariaDbBuilderExtensions
{
    internal const string DataDirectory = "/var/lib/mysql";
    private const string InitDirectory = "/docker-entrypoint-initdb.d";

    /// <summary>Adds a MariaDB server. Its image is the official one unless <c>WithDockerfile</c> or <c>WithImage</c> says otherwise.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name, which is also the server's host name for the other containers.</param>
    /// <param name="password">The password of <c>root</c>; by default the generated secret parameter <c>{name}-password</c>.</param>
    /// <param name="port">The port on this machine, for database tools; by default any free one.</param>
    /// <returns>The server, for further configuration.</returns>
    /// <example>
    /// <code>
    /// var mariadb = builder.AddMariaDb("mariadb").WithDataVolume();
    /// var database = mariadb.AddDatabase("wordpress-db", "wordpress");
    /// </code>
    /// </example>
    public static IResourceBuilder<MariaDbServerResource> AddMariaDb(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var passwordParameter = password?.Resource
            ?? builder.CreateSitePassword($"{name}-password");
        var server = new MariaDbServerResource(name, passwordParameter);

        var healthCheck = $"{name}_check";
        AddHealthCheck(builder, healthCheck, server, database: null);

        var added = builder.AddResource(server)
            .WithEndpoint(port: port, targetPort: MariaDbServerResource.DefaultPort, name: MariaDbServerResource.PrimaryEndpointName, isProxied: false)
            .WithCertificateTrustScope(CertificateTrustScope.None)
            .WithoutHttpsCertificate()
            .WithUrlForEndpoint(MariaDbServerResource.PrimaryEndpointName, static url => url.DisplayLocation = UrlDisplayLocation.DetailsOnly)
            .WithIconName("Database")
            .WithImage(MariaDbContainerImageTags.Image, MariaDbContainerImageTags.Tag)
            .WithEnvironment(context => SetEnvironment(context, server))
            .WithHealthCheck(healthCheck)
            .WithMetrics(MariaDbMetrics.Definitions, (_, cancellationToken) => MariaDbMetrics.OpenAsync(server, cancellationToken))
            .WithAnnotation(new SingleInstanceAnnotation("a second server would not have the first one's data"))
            .OnResourceReady(static async (resource, ready, cancellationToken) =>
            {
                await MariaDbDatabaseCreation.EnsureAsync(resource, cancellationToken);
                await SlowQueryLog.BeginAsync(resource, ready.Services, cancellationToken);
            });
        return MariaDbCommands.AddTo(KeepRunning.AddTo(added));
    }

    /// <summary>Adds a database, and a user of the same name who owns it.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="databaseName">The database's name on the server: letters, digits and underscores, at most 64; by default the resource's name with underscores for hyphens.</param>
    /// <param name="password">The password of the database's user; by default the generated secret parameter <c>{name}-password</c>.</param>
    /// <returns>The database, for further configuration.</returns>
    public static IResourceBuilder<MariaDbDatabaseResource> AddDatabase(
        this IResourceBuilder<MariaDbServerResource> builder,
        [ResourceName] string name,
        string? databaseName = null,
        IResourceBuilder<ParameterResource>? password = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        databaseName ??= name.Replace('-', '_');
        BadInput.ThrowIf(
            !DatabaseNamePattern().IsMatch(databaseName) || databaseName.Equals(MariaDbServerResource.RootUserName, StringComparison.OrdinalIgnoreCase),
            $"The database name '{databaseName}' of the resource '{name}' is not allowed: a database name has 1 to 64 letters, digits and underscores, and is not 'root'.");

        var server = builder.Resource;
        if (server.Databases.FirstOrDefault(d => d.DatabaseName.Equals(databaseName, StringComparison.OrdinalIgnoreCase)) is { } existing)
        {
            throw new DistributedApplicationException(
                $"The database '{databaseName}' of the resource '{name}' is already that of the resource '{existing.Name}': give each its own database name.");
        }

        var passwordParameter = password?.Resource
            ?? builder.ApplicationBuilder.CreateSitePassword($"{name}-password");
        var database = new MariaDbDatabaseResource(name, databaseName, server, passwordParameter);
        server.AddDatabase(database);

        var healthCheck = $"{name}_check";
        AddHealthCheck(builder.ApplicationBuilder, healthCheck, server, database);

        return builder.ApplicationBuilder.AddResource(database)
            .WithParentRelationship(server)
            .WithHealthCheck(healthCheck);
    }

    /// <summary>Keeps the data in a named volume, so that it outlives the container.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="name">The volume's name; by default one made from the site's and the resource's name.</param>
    /// <param name="isReadOnly">Whether the server may only read it.</param>
    /// <returns>The server, for further configuration.</returns>
    public static IResourceBuilder<MariaDbServerResource> WithDataVolume(
        this IResourceBuilder<MariaDbServerResource> builder, string? name = null, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithVolume(name ?? builder.ApplicationBuilder.Site().VolumeName(builder.Resource.Name, "data"), DataDirectory, isReadOnly);
    }

    /// <summary>Keeps the data in a directory of this machine.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="source">The directory, relative to the AppHost's.</param>
    /// <param name="isReadOnly">Whether the server may only read it.</param>
    /// <returns>The server, for further configuration.</returns>
    public static IResourceBuilder<MariaDbServerResource> WithDataBindMount(
        this IResourceBuilder<MariaDbServerResource> builder, string source, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(source);
        return builder.WithBindMount(source, DataDirectory, isReadOnly);
    }

    /// <summary>Runs scripts and SQL files when the data directory is first initialised: <c>.sh</c>, <c>.sql</c> and <c>.sql.gz</c>, in alphabetical order; the official image also takes <c>.sql.xz</c> and <c>.sql.zst</c>.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="source">A file or directory, relative to the AppHost's.</param>
    /// <returns>The server, for further configuration.</returns>
    public static IResourceBuilder<MariaDbServerResource> WithInitFiles(this IResourceBuilder<MariaDbServerResource> builder, string source)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(source);
        return Path.Exists(Path.GetFullPath(source, builder.ApplicationBuilder.AppHostDirectory))
            ? builder.WithContainerFiles(InitDirectory, source)
            : throw new DistributedApplicationException(
                $"The init files '{source}' of '{builder.Resource.Name}' do not exist: allowed is a file or a directory, relative to '{builder.ApplicationBuilder.AppHostDirectory}'.");
    }

    /// <summary>Sets the password of <c>root</c>.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="password">The password.</param>
    /// <returns>The server, for further configuration.</returns>
    public static IResourceBuilder<MariaDbServerResource> WithPassword(
        this IResourceBuilder<MariaDbServerResource> builder, IResourceBuilder<ParameterResource> password)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(password);
        builder.Resource.PasswordParameter = password.Resource;
        return builder;
    }

    // One check for the whole run: it knows what it has said.
    private static void AddHealthCheck(IDistributedApplicationBuilder builder, string name, MariaDbServerResource server, MariaDbDatabaseResource? database)
    {
        MariaDbHealthCheck? check = null;
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            name, services => check ??= new MariaDbHealthCheck(server, database, services.GetRequiredService<ResourceLoggerService>()), failureStatus: null, tags: null));
    }

    private static void SetEnvironment(EnvironmentCallbackContext context, MariaDbServerResource server)
    {
        context.EnvironmentVariables["MARIADB_ROOT_PASSWORD"] = server.PasswordParameter;

        // The image creates one database at its first start, in the same pass that sets the root password. Any
        // further one is created when the server is ready.
        if (server.Databases is [var first, ..])
        {
            context.EnvironmentVariables["MARIADB_DATABASE"] = first.DatabaseName;
            context.EnvironmentVariables["MARIADB_USER"] = first.UserName;
            context.EnvironmentVariables["MARIADB_PASSWORD"] = first.PasswordParameter;
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_]{1,64}$")]
    private static partial Regex DatabaseNamePattern();
}
