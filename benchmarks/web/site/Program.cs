// The sites that are compared. All have the same database, and so the same posts, theme and options. Without the dashboard,
// so that what the AppHost takes is its load balancer's.
var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DisableDashboard = true });

var mariadb = builder.AddMariaDb("mariadb").WithDockerfile("../../../docker/mariadb").WithDataVolume("bench-web-data");
var database = mariadb.AddDatabase("wordpress-db", "wordpress");

builder.AddDockerfile("apache", "../apache")
       .WithHttpEndpoint(targetPort: 80)
       .WithEnvironment("DB_HOST", $"{mariadb.Resource.Host}:{mariadb.Resource.Port}")
       .WithEnvironment("DB_NAME", database.Resource.DatabaseName)
       .WithEnvironment("DB_USER", database.Resource.UserName)
       .WithEnvironment("DB_PASSWORD", database.Resource.PasswordParameter);

Site("plain");
Site("object-cache").WithObjectCache(builder.AddRedis("cache").WithDockerfile("../../../docker/redis"));
Site("page-cache").WithPageCache();
Site("replicas").WithReplicas(3);
builder.AddDockerfile("collector", "../collector");
Traced("telemetry-tenth", "0.1");
Traced("telemetry", "1");

builder.Build().Run();

void Traced(string name, string share) =>
    Site(name)
        .WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318")
        .WithEnvironment("OTEL_TRACES_SAMPLER", "traceidratio")
        .WithEnvironment("OTEL_TRACES_SAMPLER_ARG", share);

// As in production, where workers are there before a visitor comes.
IResourceBuilder<WordPressResource> Site(string name) =>
    builder.AddWordPress(name, database)
           .WithDockerfile("../../../docker/wordpress")
           .WithEnvironment("WP_ENVIRONMENT_TYPE", "production")
           .WithExternalHttpEndpoints();
