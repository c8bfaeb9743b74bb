// The same two images, as somebody writes them down who knows Aspire and has read the images' README files. All else is
// Aspire's default. There is no WaitFor: the image of the site waits for its database itself, so that both start at once,
// as with our AppHost.
var builder = DistributedApplication.CreateBuilder(args);

const int Port = 18090;
var rootPassword = Password("root-password");
var password = Password("database-password");
var adminPassword = Password("admin-password");

var mariadb = builder.AddContainer("mariadb", Setting("MariaDbImage"))
    .WithVolume("bench-start-bare-data", "/var/lib/mysql")
    .WithEndpoint(targetPort: 3306, name: "tcp")
    .WithEnvironment("MARIADB_ROOT_PASSWORD", rootPassword)
    .WithEnvironment("MARIADB_DATABASE", "wordpress")
    .WithEnvironment("MARIADB_USER", "wordpress")
    .WithEnvironment("MARIADB_PASSWORD", password);
var database = mariadb.GetEndpoint("tcp");

builder.AddContainer("wordpress", Setting("WordPressImage"))
    .WithVolume("bench-start-bare-uploads", "/var/www/html/wp-content/uploads")
    .WithHttpEndpoint(port: Port, targetPort: 8080)
    .WithHttpHealthCheck("/readyz")
    .WithEnvironment("WORDPRESS_DB_HOST", $"{database.Property(EndpointProperty.Host)}:{database.Property(EndpointProperty.Port)}")
    .WithEnvironment("WORDPRESS_DB_NAME", "wordpress")
    .WithEnvironment("WORDPRESS_DB_USER", "wordpress")
    .WithEnvironment("WORDPRESS_DB_PASSWORD", password)
    .WithEnvironment("WP_HOME", $"http://localhost:{Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}")
    .WithEnvironment("WP_ENVIRONMENT_TYPE", "local")
    .WithEnvironment("WORDPRESS_BLOG_NAME", "WordPress")
    .WithEnvironment("WORDPRESS_USERNAME", "admin")
    .WithEnvironment("WORDPRESS_PASSWORD", adminPassword)
    .WithEnvironment("WORDPRESS_EMAIL", "admin@example.com");

builder.Build().Run();

string Setting(string name) =>
    builder.Configuration[name] ?? throw new DistributedApplicationException($"The bare AppHost is not told which image it runs: --{name}=name:tag.");

IResourceBuilder<ParameterResource> Password(string name) =>
    builder.AddParameter(name, new GenerateParameterDefault { MinLength = 22, Special = false }, secret: true, persist: true);
