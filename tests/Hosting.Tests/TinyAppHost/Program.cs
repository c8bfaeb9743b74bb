using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Pipelines;
using WpAspire.TinyAppHost;

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
    case "hold" or "hold-on":
        builder.AddResource(new Cloud("cloud"));
        builder.Pipeline.AddStep("hold", HoldAsync, requiredBy: WellKnownPipelineSteps.Deploy);
        break;
}

builder.Build().Run();

// A step that goes on until it is told to stop, and with "hold-on" even then.
async Task HoldAsync(PipelineStepContext context)
{
    await using var holding = await context.ReportingStep.CreateTaskAsync("Holding", context.CancellationToken);
    try
    {
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
    }
    finally
    {
        context.Logger.LogInformation("Tidying up.");
        await Task.Delay(mistake == "hold-on" ? Timeout.Infinite : 0);
    }
}
