var builder = DistributedApplication.CreateBuilder(args);

var mariadb = builder.AddMariaDb("mariadb").WithDockerfile("../docker/mariadb").WithDataVolume();
var database = mariadb.AddDatabase("wordpress-db", "wordpress");
var uploads = builder.AddSharedVolume("uploads");
var mail = builder.AddMailCatcher("mail");

builder.AddWordPress("wordpress", database)
       .WithDockerfile("../docker/wordpress")
       .WithUploads(uploads)
       .WithMail(mail)
       .WithExternalHttpEndpoints();

builder.AddToolbox("toolbox", database)
       .WithDockerfile("../docker", "toolbox/Dockerfile")
       .WithExplicitStart();

builder.AddAwsEnvironment("aws");

builder.Build().Run();
