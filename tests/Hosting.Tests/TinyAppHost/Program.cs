// The smallest AppHost, for tests that need a program: one that is run by the testing builder, and one that is a
// process of its own. What goes wrong in it is chosen by an environment variable.
var mistake = Environment.GetEnvironmentVariable("TINY_MISTAKE");

if (mistake == "no-build")
{
    return;
}

var builder = DistributedApplication.CreateBuilder(args);

var password = builder.AddParameter("password", new GenerateParameterDefault(), secret: true, persist: true);
var store = builder.AddContainer("store", "store").WithEndpoint(targetPort: 6379, name: "tcp").WithEnvironment("PASSWORD", password);
builder.AddContainer(mistake == "name" ? "store" : "web", "web")
    .WithHttpEndpoint(targetPort: 8080)
    .WithEnvironment("STORE", $"{store.GetEndpoint("tcp").Property(EndpointProperty.HostAndPort)}")
    .WaitFor(store);

switch (mistake)
{
    case "crash":
        throw new InvalidOperationException("a bug");
    case "print":
        Console.WriteLine(builder.AppHostDirectory);
        Console.WriteLine(await password.Resource.GetValueAsync(CancellationToken.None));
        return;
}

builder.Build().Run();
