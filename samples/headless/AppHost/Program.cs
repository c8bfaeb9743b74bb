var builder = DistributedApplication.CreateBuilder(args);

var database = builder.AddMariaDb("mariadb")
                      .WithDataVolume()
                      .AddDatabase("wordpress-db", "wordpress");

// Editors write in WordPress …
var site = builder.AddWordPress("wordpress", database)
                  .WithApplicationPassword()
                  .WithExternalHttpEndpoints();

// … and visitors read what a program of your own makes of it.
builder.AddProject<Projects.Headless_Api>("api")
       .WithReference(site)
       .WaitFor(site)
       .WithExternalHttpEndpoints();

builder.Build().Run();
