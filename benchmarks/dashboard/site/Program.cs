// A site as most are, and, where NOISE says how many lines a second, a container that writes them.
var builder = DistributedApplication.CreateBuilder(args);

var mariadb = builder.AddMariaDb("mariadb").WithDockerfile("../../../docker/mariadb").WithDataVolume();

builder.AddWordPress("wordpress", mariadb.AddDatabase("wordpress-db", "wordpress"))
       .WithDockerfile("../../../docker/wordpress")
       .WithExternalHttpEndpoints();

if (Environment.GetEnvironmentVariable("NOISE") is { Length: > 0 } noise)
{
    builder.AddContainer("noise", "debian", "trixie-slim")
           .WithDockerfile("../../../docker/wordpress")
           .WithEntrypoint("php")
           .WithArgs("/noise.php", noise)
           .WithBindMount("../noise.php", "/noise.php", isReadOnly: true);
}

builder.Build().Run();
