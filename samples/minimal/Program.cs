var builder = DistributedApplication.CreateBuilder(args);

// The official image of MariaDB. Its data outlives the container, and its passwords are made once and kept.
var database = builder.AddMariaDb("mariadb")
                      .WithDataVolume()
                      .AddDatabase("wordpress-db", "wordpress");

// The official image of WordPress, installed when it answers: two replicas behind a load balancer.
builder.AddWordPress("wordpress", database)
       .WithSiteTitle("The Daily Planet")
       .WithUploads(builder.AddSharedVolume("uploads"))
       .WithReplicas(2)
       .WithExternalHttpEndpoints();

builder.Build().Run();
