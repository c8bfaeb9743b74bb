using System.Net.Sockets;
using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Provisioning.Tests.Model;

/// <summary>What has no counterpart in AWS is refused in a sentence that names it; nothing is left out in silence.</summary>
public class UnmappedModelTests
{
    private static readonly Dictionary<string, (Action<IDistributedApplicationBuilder> Model, string[] Named)> s_cases = new()
    {
        ["bind mount"] = (static b => Box(b).WithBindMount("/etc", "/host"), ["'box'", "the bind mount at '/host'", "AddSharedVolume"]),
        ["plain volume"] = (static b => Box(b).WithVolume("data", "/data"), ["'box'", "the volume at '/data'", "WithSharedVolume"]),
        ["copied files"] = (static b => Box(b).WithContainerFiles("/etc/box", "/etc/hostname"), ["'box'", "'/etc/box'", "Dockerfile"]),
        ["wait for completion"] = (static b => Box(b).WaitForCompletion(b.AddContainer("job", "job")), ["'box'", "'job'"]),
        ["UDP endpoint"] = (static b => Box(b).WithEndpoint(port: 53, targetPort: 53, name: "dns", protocol: ProtocolType.Udp), ["'box'", "'dns'", "TCP"]),
        ["external endpoint that is not HTTP"] = (static b => Box(b).WithEndpoint(targetPort: 25, scheme: "smtp", name: "smtp", isExternal: true), ["'box'", "'smtp'", "HTTP"]),
        ["two external endpoints"] = (static b => Box(b).WithHttpEndpoint(targetPort: 80, name: "one").WithHttpEndpoint(targetPort: 81, name: "two").WithExternalHttpEndpoints(), ["'box'", "'two'"]),
        ["endpoint without a port"] = (static b => Box(b).WithHttpEndpoint(name: "web"), ["'box'", "'web'", "target port"]),
        ["privileged"] = (static b => Box(b).WithContainerRuntimeArgs("--privileged"), ["'box'", "--privileged"]),
        ["more capabilities"] = (static b => Box(b).WithContainerRuntimeArgs("--cap-add", "SYS_ADMIN"), ["'box'", "SYS_ADMIN"]),
        ["a host's name"] = (static b => Box(b).WithContainerRuntimeArgs("--add-host", "db:10.0.0.1"), ["'box'", "db:10.0.0.1"]),
        ["kernel settings"] = (static b => Box(b).WithContainerRuntimeArgs("--sysctl", "net.core.somaxconn=1024"), ["'box'", "net.core.somaxconn"]),
        ["a secret build argument"] = (static b => b.AddDockerfile("built", Here).Resource.Annotations.OfType<DockerfileBuildAnnotation>().Last().BuildArguments["TOKEN"] = b.AddParameter("token", secret: true).Resource, ["'built'", "'TOKEN'"]),
        ["an unknown resource"] = (static b => b.AddResource(new Satellite("hubble")), ["'hubble'", "Satellite"]),
        ["a Dockerfile that is made by the program"] = (static b => b.AddDockerfileFactory("made", Here, static _ => "FROM scratch"), ["'made'", "WithDockerfile"]),
        ["a .NET project"] = (static b => b.AddProject("api", Path.Combine(Here, "api.csproj")), ["'api'", "AddDockerfile"]),
        ["init files"] = (static b => b.AddMariaDb("db").WithInitFiles("/etc/hostname"), ["'db'", "/docker-entrypoint-initdb.d", "RDS", "toolbox"]),
        ["a variable of the database server"] = (static b => b.AddMariaDb("db").WithEnvironment("MARIADB_AUTO_UPGRADE", "1"), ["'db'", "'MARIADB_AUTO_UPGRADE'", "Aws:Database:Parameters"]),
        ["an argument of the database server"] = (static b => b.AddMariaDb("db").WithArgs("--max-connections=500"), ["'db'", "--max-connections=500", "Aws:Database:Parameters"]),
        ["a public database server"] = (static b => b.AddMariaDb("db").WithEndpoint("tcp", static e => e.IsExternal = true), ["'db'", "'tcp'"]),
        ["a database without a site"] = (static b => b.AddMariaDb("db").AddDatabase("orphan"), ["'orphan'", "AddWordPress"]),
        ["a variable of the cache"] = (static b => b.AddRedis("cache").WithEnvironment("REDIS_SAVE", "60"), ["'cache'", "'REDIS_SAVE'", "ElastiCache"]),
        ["an argument of the cache"] = (static b => b.AddRedis("cache").WithArgs("--maxclients", "100"), ["'cache'", "'--maxclients'", "Aws:Cache"]),
        ["a cache without a password"] = (static b => b.AddRedis("cache").WithPassword(null), ["'cache'", "password", "ElastiCache"]),
        ["two environments"] = (static b => b.AddAwsEnvironment("aws").ApplicationBuilder.AddAwsEnvironment("moon"), ["'aws'", "'moon'"]),
        ["the administrator's password"] = (static b => Box(b).WithReference(b.Resources.OfType<MariaDbServerResource>().Select(b.CreateResourceBuilder<MariaDbServerResource>).First()), ["'box'", "'mariadb'", "AddDatabase"]),
        ["a public address of what is not public"] = (static b => Box(b).WithHttpEndpoint(targetPort: 80, name: "web").WithEnvironment("ME", new EndpointReference(b.Resources.OfType<ContainerResource>().Single(static r => r.Name == "box"), "web", KnownNetworkIdentifiers.PublicInternet)), ["'box'", "'web'", "WithExternalHttpEndpoints"]),
        ["a value of an unknown type"] = (static b => Box(b).WithEnvironment(static c => c.EnvironmentVariables["WHEN"] = new object()), ["'box'", "'WHEN'"]),
        ["a scheduled request"] = (static b => Box(b).WithHttpEndpoint(targetPort: 80, name: "web").WithHttpSchedule("/tick", TimeSpan.FromMinutes(1), "web"), ["'box'", "'/tick'"]),
        ["a secret argument"] = (static b => Box(b).WithArgs(b.AddParameter("token", secret: true)), ["'box'", "WithEnvironment"]),
        ["containers that wait for each other"] = (static b => Circle(b), ["'one'", "'two'"]),
        ["a name that the program takes"] = (static b => b.AddSharedVolume("vpc"), ["'vpc'"]),
    };

    private static string Here => Path.Combine(TestProject.Directory, "Topology", "Images");

    public static TheoryData<string> Cases() => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Is_refused_by_name(string name)
    {
        var (model, named) = s_cases[name];
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => TestSites.Dev.With(model).CreateAsync(TestContext.Current.CancellationToken));
        Assert.All(named, n => Assert.Contains(n, error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task What_is_excluded_from_a_publish_is_not_missed()
    {
        var site = await TestSites.Dev.With(static b => Box(b).WithBindMount("/etc", "/host").ExcludeFromManifest()).CreateAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(site.Compute.Workloads, static w => w.Workload.Name == "box");
    }

    [Fact]
    public async Task A_cache_that_keeps_its_data_here_is_kept_by_the_service_there()
    {
        var site = await TestSites.Dev.With(static b => b.AddRedis("cache").WithDataVolume().WithPersistence()).CreateAsync(TestContext.Current.CancellationToken);
        Assert.Contains(site.Context.Model.Notes, static n => n.Element == "cache: /data");
    }

    private static IResourceBuilder<ContainerResource> Box(IDistributedApplicationBuilder builder) => builder.AddContainer("box", "nginx");

    private static void Circle(IDistributedApplicationBuilder builder)
    {
        var one = builder.AddContainer("one", "nginx");
        var two = builder.AddContainer("two", "nginx").WaitFor(one);
        one.WithAnnotation(new WaitAnnotation(two.Resource, WaitType.WaitUntilStarted));
    }

    private sealed class Satellite(string name) : Resource(name);
}
