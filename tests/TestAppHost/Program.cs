// One model a scenario: what people write wrong in a Program.cs of their own, and small models that start fast.
var scenario = Environment.GetEnvironmentVariable("SCENARIO") ?? "job-and-service";
var builder = DistributedApplication.CreateBuilder(args);

const string Base = "debian";
const string Tag = "trixie-slim";

switch (scenario)
{
    case "bad-resource-name":
        builder.AddContainer("1st_box", Base, Tag);
        break;

    case "duplicate-resource-name":
        builder.AddContainer("box", Base, Tag);
        builder.AddContainer("Box", Base, Tag);
        break;

    case "bad-database-name":
        builder.AddMariaDb("mariadb").AddDatabase("shop", "shop; DROP DATABASE mysql");
        break;

    case "missing-parameter":
        builder.AddParameter("site-owner");
        break;

    case "failing-dockerfile":
        builder.AddDockerfile("box", "failing");
        break;

    case "missing-dockerfile":
        builder.AddDockerfile("box", "no-such-directory");
        break;

    case "missing-image":
        builder.AddContainer("box", "registry.invalid/no/such-image", "1.0");
        break;

    case "never-pull":
        builder.AddContainer("box", "no-such-image", "1.0").WithImagePullPolicy(ImagePullPolicy.Never);
        break;

    case "exits-at-start":
        builder.AddContainer("box", Base, Tag)
               .WithEntrypoint("/bin/sh")
               .WithArgs("-c", "echo 'the licence key is missing' >&2; exit 3")
               .WithEndpoint(targetPort: 80);
        break;

    case "unknown-runtime-argument":
        builder.AddContainer("box", Base, Tag).WithContainerRuntimeArgs("--frobnicate");
        break;

    case "missing-bind-mount":
        builder.AddContainer("box", Base, Tag).WithBindMount("no-such-directory", "/data");
        break;

    case "fixed-port":
        Service("box").WithHttpEndpoint(port: int.Parse(Environment.GetEnvironmentVariable("FIXED_PORT")!, null), targetPort: 8000, name: "http");
        break;

    case "removed-resource":
        Service("first");
        if (Environment.GetEnvironmentVariable("WITHOUT_SECOND") is null)
        {
            Service("second");
        }

        break;

    case "job-and-service":
        var job = builder.AddContainer("job", Base, Tag).WithEntrypoint("/bin/sh").WithArgs("-c", "echo job done");
        Service("service").WaitForCompletion(job).WithVolume(VolumeNameGenerator.Generate(job, "data"), "/data");
        break;

    case "files":
        Service("box").WithContainerFiles("/etc/site", [new ContainerFile { Name = "motto.txt", Contents = "as written" }]);
        break;

    case "databases":
        var mariadb = builder.AddMariaDb("mariadb").WithDockerfile("../../docker/mariadb").WithDataVolume().WithInitFiles("init");
        mariadb.AddDatabase("shop-db", "shop");
        if (Environment.GetEnvironmentVariable("WITH_STOCK") is not null)
        {
            mariadb.AddDatabase("stock-db", "stock");
        }

        break;

    case "redis":
        var cache = builder.AddRedis("cache").WithDockerfile("../../docker/redis");
        // Started as the official image is; the one that takes its place here has a shell and redis-server, too.
        var sessions = builder.AddRedis("sessions").WithImage(Environment.GetEnvironmentVariable("REDIS_IMAGE")!);
        builder.AddWordPress("wordpress", builder.AddMariaDb("mariadb").WithDockerfile("../../docker/mariadb").AddDatabase("wordpress-db", "wordpress"))
               .WithDockerfile("../../docker/wordpress")
               .WithObjectCache(cache).WithSessions(sessions)
               .WithConfigExtra("PHP_SAPI === 'cli' || session_start();")
               .WithExternalHttpEndpoints();
        break;

    case "files-in-read-only":
        Service("box").WithContainerRuntimeArgs("--read-only").WithContainerFiles("/etc/site", [new ContainerFile { Name = "motto.txt", Contents = "as written" }]);
        break;

    case "web":
        Web("web");
        break;

    case "balanced-port":
        Service("box").WithHttpEndpoint(port: int.Parse(Environment.GetEnvironmentVariable("FIXED_PORT")!, null), targetPort: 8000, name: "http").WithExternalHttpEndpoints();
        break;

    case "replicas":
        Site().WithReplicas(3);
        break;

    case "cluster":
        Site().WithReplicas(3)
              .WithContentMode(WordPressContentMode.Managed)
              .WithSessions(builder.AddRedis("sessions").WithDockerfile("../../docker/redis"))
              .WithObjectCache(builder.AddRedis("cache").WithDockerfile("../../docker/redis"));
        break;

    case "managed-content":
        Site().WithContentMode(WordPressContentMode.Managed);
        break;

    case "local-https":
        Site().WithLocalHttps();
        break;

    case "replicas-of-a-database":
        builder.AddMariaDb("mariadb").WithDataVolume().WithReplicas(2);
        break;

    case "replicas-of-one-writer":
        Service("box").WithVolume("box-data", "/data").WithReplicas(3);
        break;

    case "gated-web":
        // Answers once somebody has made /tmp/open.
        Web("web", "while (!-e '/tmp/open') { select(undef, undef, undef, 0.02); }").WithExternalHttpEndpoints();
        break;

    case "scheduled-web":
        Web("web").WithExternalHttpEndpoints().WithReplicas(2).WithHttpSchedule("/due", TimeSpan.FromSeconds(1));
        break;

    default:
        throw new InvalidOperationException($"There is no scenario '{scenario}'.");
}

builder.Build().Run();

// Runs until it is told to stop, and then stops at once.
IResourceBuilder<ContainerResource> Service(string name) =>
    builder.AddContainer(name, Base, Tag)
           .WithEntrypoint("/bin/sh")
           .WithArgs("-c", "echo service ready; trap 'exit 0' TERM; while :; do sleep 3600 & wait $!; done");

// What every Debian image has that can answer a request: Perl.
IResourceBuilder<ContainerResource> Web(string name, string before = "") =>
    builder.AddContainer(name, Base, Tag)
           .WithEntrypoint("/usr/bin/perl")
           .WithArgs("-MIO::Socket", "-e", $$"""
               $| = 1; $SIG{TERM} = sub { exit };
               {{before}}
               my $server = IO::Socket::INET->new(LocalPort => 8000, Listen => 5, ReuseAddr => 1) or die;
               print "web ready\n";
               while (my $client = $server->accept) {
                   my $request = <$client>;
                   print "asked $1\n" if $request =~ m{ (/due) };
                   while (<$client>) { last if /^\r?\n/; }
                   print $client "HTTP/1.0 200 OK\r\nContent-Length: 6\r\n\r\nhello\n";
                   close $client;
               }
               """)
           .WithHttpEndpoint(targetPort: 8000)
           .WithHttpHealthCheck("/");

IResourceBuilder<WordPressResource> Site() =>
    builder.AddWordPress("wordpress", builder.AddMariaDb("mariadb").WithDockerfile("../../docker/mariadb").WithDataVolume().AddDatabase("wordpress-db", "wordpress"))
           .WithDockerfile("../../docker/wordpress")
           .WithUploads(builder.AddSharedVolume("uploads"))
           .WithExternalHttpEndpoints();
